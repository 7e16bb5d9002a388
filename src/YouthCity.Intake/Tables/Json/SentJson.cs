using System.Text.Json;
using System.Text.Unicode;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Tables.Json;

/// <summary>JSON that is sent where a file of another format could be.</summary>
public static class SentJson
{
    /// <summary>Blanks before the first bracket, and a mark: no more than these are looked at.</summary>
    private const int MostBeforeJson = 256;

    /// <summary>Bytes: what the parser keeps of a list is several times as much. A jury that comments on every mark of a thousand cities sends fewer.</summary>
    private const int Longest = 4_000_000;

    /// <summary>Of two members of one name the parser would take the last and lose the other.</summary>
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether bytes begin as a JSON object does and no table's header would.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8) => WithoutMark(utf8).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>The bytes without their mark. Null if they are no JSON object.</summary>
    public static ReadOnlyMemory<byte>? Of(Stream content)
    {
        content.Position = 0;
        Span<byte> start = stackalloc byte[MostBeforeJson];
        if (!Is(start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]))
            return null;
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        return Is(bytes) ? bytes.AsMemory(bytes.Length - WithoutMark(bytes).Length) : (ReadOnlyMemory<byte>?)null;
    }

    /// <summary>The document; null, with a finding, if it is too long, not well-formed, or holds half a letter.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, FindingList findings)
    {
        if (utf8.Length > Longest)
        {
            findings.Add(FindingCodes.ListTooLarge, arguments: [FormattableString.Invariant($"{Longest / 1_000_000}")]);
            return null;
        }

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8, s_strict);
            if (HalfLetter(utf8.Span) is not { } fault)
                return document;
            findings.Add(FindingCodes.NotJson, found: fault);
        }
        catch (JsonException fault)
        {
            findings.Add(FindingCodes.NotJson, found: fault.Message);
        }

        document?.Dispose();
        return null;
    }

    /// <summary>What is wrong with the first text that holds half a letter, in its bytes or escaped; null if none does.</summary>
    private static string? HalfLetter(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var areBytesWhole = Utf8.IsValid(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || (areBytesWhole && !reader.ValueIsEscaped))
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException fault)
            {
                return fault.Message;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
