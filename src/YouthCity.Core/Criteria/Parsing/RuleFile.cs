using System.Text.Json;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary><c>contest.json</c> with the line of every key, so that a problem can name it.</summary>
internal sealed class RuleFile
{
    private readonly string _file;
    private readonly List<RuleProblem> _problems;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, int> _known;

    private RuleFile(TextFile text, List<RuleProblem> problems)
    {
        (_file, _problems, _known) = (text.File, problems, text.Lines ?? _lines);
    }

    /// <summary>The file's root object, or null (and a problem) if the text is not a JSON object.</summary>
    public static RuleObject? Open(TextFile text, List<RuleProblem> problems)
    {
        var file = new RuleFile(text, problems);
        var utf8 = text.Utf8.AsMemory(text.Utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                problems.Add(new RuleProblem(text.File, 1, "not-json", Field: null, document.RootElement.GetRawText(), "{ ... }"));
            else if (file.FindLines(utf8.Span))
                return new RuleObject(file, "", document.RootElement.Clone());
        }
        catch (JsonException fault)
        {
            problems.Add(new RuleProblem(text.File, (int)(fault.LineNumber ?? 0) + 1, "not-json", Field: null, Found: null, fault.Message));
        }

        return null;
    }

    public void AddProblem(string path, string code, string? found, IReadOnlyList<string> arguments) =>
        _problems.Add(new RuleProblem(_file, LineOf(path), code, path, found, arguments));

    private int LineOf(string path)
    {
        for (; path.Length > 0; path = path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "")
        {
            if (_known.TryGetValue(path, out var line))
                return line;
        }

        return 1;
    }

    /// <summary>Notes the line of every key. False, and a problem, where a key comes twice or a text holds what is no letter, which the parser lets pass.</summary>
    private bool FindLines(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var path = new Stack<string>([""]);
        var (key, line, counted) = ("", 1, 0);
        while (reader.Read())
        {
            line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName or JsonTokenType.String when Letters(ref reader) is null:
                    return Refuse(line, "encoding-error", found: null, "UTF-8");
                case JsonTokenType.PropertyName:
                    key = path.Peek().Length == 0 ? reader.GetString()! : $"{path.Peek()}.{reader.GetString()}";
                    if (!_lines.TryAdd(key, line))
                        return Refuse(line, "duplicate-key", key);
                    break;
                case JsonTokenType.StartObject:
                    path.Push(key);
                    break;
                case JsonTokenType.EndObject:
                    path.Pop();
                    break;
            }
        }

        return true;
    }

    private bool Refuse(int line, string code, string? found, params string[] arguments)
    {
        _problems.Add(new RuleProblem(_file, line, code, Field: found, found, arguments));
        return false;
    }

    private static string? Letters(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
