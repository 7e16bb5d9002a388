using System.Text.Json;

namespace YouthCity.Core.Criteria;

/// <summary><c>contest.json</c> with the line of every key, so that a problem can name it.</summary>
internal sealed class RuleFile
{
    private readonly string _file;
    private readonly List<RuleProblem> _problems;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private RuleFile(string file, List<RuleProblem> problems)
    {
        (_file, _problems) = (file, problems);
    }

    /// <summary>The file's root object, or nothing (and a problem) where the text is not a JSON object.</summary>
    public static RuleObject? Open(TextFile text, List<RuleProblem> problems)
    {
        var file = new RuleFile(text.File, problems);
        var utf8 = text.Utf8.AsMemory(text.Utf8.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                file.FindLines(utf8.Span);
                return new RuleObject(file, "", document.RootElement.Clone());
            }

            problems.Add(new RuleProblem(text.File, 1, "not-json", "{ ... }"));
        }
        catch (JsonException fault)
        {
            problems.Add(new RuleProblem(text.File, (int)(fault.LineNumber ?? 0) + 1, "not-json", fault.Message));
        }

        return null;
    }

    public void Say(string path, string code, IReadOnlyList<string> arguments) =>
        _problems.Add(new RuleProblem(_file, LineOf(path), code, [path, .. arguments]));

    private int LineOf(string path)
    {
        for (; path.Length > 0; path = path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "")
        {
            if (_lines.TryGetValue(path, out var line))
                return line;
        }

        return 1;
    }

    private void FindLines(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var path = new Stack<string>([""]);
        var key = "";
        var line = 1;
        long counted = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    line += utf8[(int)counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                    counted = reader.TokenStartIndex;
                    key = path.Peek().Length == 0 ? reader.GetString()! : $"{path.Peek()}.{reader.GetString()}";
                    _lines[key] = line;
                    break;
                case JsonTokenType.StartObject:
                    path.Push(key);
                    break;
                case JsonTokenType.EndObject:
                    path.Pop();
                    break;
            }
        }
    }
}
