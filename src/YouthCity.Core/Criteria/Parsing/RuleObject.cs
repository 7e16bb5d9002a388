using System.Globalization;
using System.Text.Json;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>One object of <c>contest.json</c>, read key by key; what is wrong goes into the list of problems with its line, and what was never asked for is an unknown key.</summary>
internal sealed class RuleObject
{
    private readonly string _path;
    private readonly JsonElement _object;
    private readonly RuleFile _file;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public RuleObject(RuleFile file, string path, JsonElement element)
    {
        (_file, _path, _object) = (file, path, element);
    }

    public string? Text(RuleSetting setting) =>
        Ask(setting.Key, setting.IsRequired) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim()
        : Wrong<string>(setting.Key, "\"…\"");

    /// <summary>Text that is not empty.</summary>
    public string? NonEmpty(RuleSetting setting, string code = "missing-cell") =>
        Text(setting) is not { } text ? null : text.Length > 0 ? text : AddProblem<string>(setting.Key, code);

    /// <summary>A well-formed id; null if it is not there, or empty where it need not be there.</summary>
    public string? Id(RuleSetting setting)
    {
        var id = setting.IsRequired ? NonEmpty(setting) : Text(setting);
        return id is null or "" ? null : Identifier.IsValid(id) ? id : AddProblem<string>(setting.Key, "bad-id");
    }

    public double? Number(RuleSetting setting)
    {
        if (Ask(setting.Key, setting.IsRequired) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
            return WrongNumber(setting.Key, "0.5");
        var inside = setting.IsExclusive ? number > setting.Minimum && number < setting.Maximum : number >= setting.Minimum && number <= setting.Maximum;
        return inside ? number + 0.0 : WrongNumber(setting.Key, setting.IsExclusive
            ? string.Create(CultureInfo.InvariantCulture, $"> {setting.Minimum}, < {setting.Maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"{setting.Minimum} ... {setting.Maximum}"));
    }

    /// <summary>A whole number between two bounds; null if the key is not there.</summary>
    public int? Whole(RuleSetting setting)
    {
        if (Number(setting) is not { } number)
            return null;
        return number == Math.Truncate(number)
            ? (int)number
            : AddProblem<int?>(setting.Key, "wrong-type", string.Create(CultureInfo.InvariantCulture, $"{setting.Minimum}, {setting.Minimum + 1}, ... {setting.Maximum}"));
    }

    /// <summary>True or false; null if the key is not there.</summary>
    public bool? YesNo(RuleSetting setting) =>
        Ask(setting.Key, setting.IsRequired) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : AddProblem<bool?>(setting.Key, "wrong-type", "true, false");

    public bool IsText(string key) => _object.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>A list of texts; null if the key is null or not there.</summary>
    public IReadOnlyList<string>? TextList(RuleSetting setting, string expected) =>
        Ask(setting.Key, setting.IsRequired) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())]
        : Wrong<IReadOnlyList<string>>(setting.Key, expected);

    public Money? Money(RuleSetting setting) => Ask(setting.Key, setting.IsRequired) is { } value ? Money(setting.Key, value) : null;

    public IReadOnlyList<Money>? MoneyList(RuleSetting setting)
    {
        if (Ask(setting.Key, setting.IsRequired) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
            return Wrong<IReadOnlyList<Money>>(setting.Key, "[3000000, 2000000, ...]");
        var amounts = value.EnumerateArray().Select(item => Money(setting.Key, item)).ToList();
        return amounts.Contains(null) ? null : amounts.ConvertAll(amount => amount!.Value);
    }

    public DateOnly? Date(RuleSetting setting) =>
        Text(setting) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : AddProblem<DateOnly?>(setting.Key, "wrong-type", "yyyy-MM-dd");

    /// <summary>One of the named values.</summary>
    public T? Choice<T>(RuleSetting setting, IReadOnlyList<(string Name, T Value)> choices)
        where T : struct
    {
        if (Text(setting) is not { } text)
            return null;
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }

        return AddProblem<T?>(setting.Key, "unknown-value", string.Join(", ", choices.Select(choice => choice.Name)));
    }

    public RuleObject? Object(string key, bool required = true) =>
        Ask(key, required) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new RuleObject(_file, PathOf(key), value)
        : Wrong<RuleObject>(key, "{ ... }");

    public LocalName? Name(RuleSetting setting)
    {
        if (Object(setting.Key) is not { } name)
            return null;
        var (ky, ru, en) = (Said("ky"), Said("ru"), Said("en"));
        name.RefuseUnknownKeys();
        return ky is null || ru is null || en is null ? null : new LocalName(ky, ru, en);

        string? Said(string language) => name.NonEmpty(new($"{setting.Path}.{language}", SettingKind.Text) { IsRequired = true }, "missing-name");
    }

    /// <summary>A text in the three languages, or one that stands for all of them; null if the key is null or not there, or the one is empty.</summary>
    public LocalName? LocalText(RuleSetting setting) =>
        !_object.TryGetProperty(setting.Key, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.String
            ? Text(setting) is { Length: > 0 } text ? new LocalName(text, text, text) : null
            : Name(setting);

    public void RefuseUnknownKeys()
    {
        foreach (var key in _object.EnumerateObject().Select(member => member.Name).Where(key => !_asked.Contains(key)))
            _file.AddProblem(PathOf(key), "unknown-key", key, [string.Join(", ", _asked)]);
    }

    /// <summary>Adds a problem of a key whose value is well formed but cannot be.</summary>
    public T? AddProblem<T>(string key, string code, params string[] arguments)
    {
        _file.AddProblem(PathOf(key), code, _object.TryGetProperty(key, out var value) ? Found(value) : null, arguments);
        return default;
    }

    private static string? Found(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    private JsonElement? Ask(string key, bool required)
    {
        _asked.Add(key);
        if (_object.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null)
            return value;
        if (required)
            AddProblem<object>(key, "missing-key");
        return null;
    }

    private Money? Money(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var som) && Core.Money.TryFromSom(som) is { } amount
            ? amount
            : AddProblem<Money?>(key, "wrong-type", string.Create(CultureInfo.InvariantCulture, $"0 ... {Core.Money.MostSom} (som)"));

    private T? Wrong<T>(string key, string expected)
        where T : class => AddProblem<T>(key, "wrong-type", expected);

    private double? WrongNumber(string key, string expected) => AddProblem<double?>(key, "wrong-type", expected);

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";
}
