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

    public string? Text(string key, bool required = true) =>
        Ask(key, required) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim()
        : Wrong<string>(key, "wrong-type", "\"…\"");

    public double? Number(string key, bool required, double minimum, double maximum, bool exclusive = false)
    {
        if (Ask(key, required) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
            return WrongNumber(key, "0.5");
        var inside = exclusive ? number > minimum && number < maximum : number >= minimum && number <= maximum;
        return inside ? number : WrongNumber(key, exclusive
            ? string.Create(CultureInfo.InvariantCulture, $"> {minimum}, < {maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"{minimum} ... {maximum}"));
    }

    /// <summary>A whole number between two bounds; null if the key is not there.</summary>
    public int? Whole(string key, int minimum, int maximum, bool required = false)
    {
        if (Number(key, required, minimum, maximum) is not { } number)
            return null;
        return number == Math.Truncate(number)
            ? (int)number
            : AddProblem<int?>(key, "wrong-type", string.Create(CultureInfo.InvariantCulture, $"{minimum}, {minimum + 1}, ... {maximum}"));
    }

    public bool IsText(string key) => _object.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String;

    /// <summary>A list of texts; null if the key is null or not there.</summary>
    public IReadOnlyList<string>? TextList(string key, string expected) =>
        Ask(key, required: false) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())]
        : Wrong<IReadOnlyList<string>>(key, "wrong-type", expected);

    public Money? Money(string key) => Ask(key, required: true) is { } value ? Money(key, value) : null;

    public IReadOnlyList<Money>? MoneyList(string key)
    {
        if (Ask(key, required: true) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
            return Wrong<IReadOnlyList<Money>>(key, "wrong-type", "[3000000, 2000000, ...]");
        var amounts = value.EnumerateArray().Select(item => Money(key, item)).ToList();
        return amounts.Contains(null) ? null : amounts.ConvertAll(amount => amount!.Value);
    }

    public DateOnly? Date(string key) =>
        Text(key, required: false) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : AddProblem<DateOnly?>(key, "wrong-type", "yyyy-MM-dd");

    /// <summary>One of the named values.</summary>
    public T? Choice<T>(string key, IReadOnlyList<(string Name, T Value)> choices, bool required = true)
        where T : struct
    {
        if (Text(key, required) is not { } text)
            return null;
        foreach (var (name, value) in choices)
        {
            if (name == text)
                return value;
        }

        return AddProblem<T?>(key, "unknown-value", text, string.Join(", ", choices.Select(choice => choice.Name)));
    }

    public RuleObject? Object(string key, bool required = true) =>
        Ask(key, required) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new RuleObject(_file, PathOf(key), value)
        : Wrong<RuleObject>(key, "wrong-type", "{ ... }");

    public LocalName? Name(string key)
    {
        if (Object(key) is not { } name)
            return null;
        var (ky, ru, en) = (name.NonEmpty("ky", "missing-name"), name.NonEmpty("ru", "missing-name"), name.NonEmpty("en", "missing-name"));
        name.RefuseUnknownKeys();
        return ky is null || ru is null || en is null ? null : new LocalName(ky, ru, en);
    }

    /// <summary>A text in the three languages, or one that stands for all of them; null if the key is null or not there.</summary>
    public LocalName? LocalText(string key) =>
        !_object.TryGetProperty(key, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.String
            ? Text(key, required: false) is { Length: > 0 } text ? new LocalName(text, text, text) : null
            : Name(key);

    /// <summary>Text that is not empty.</summary>
    public string? NonEmpty(string key, string code = "missing-cell") => Text(key) is not { } text ? null : text.Length > 0 ? text : AddProblem<string>(key, code);

    public void RefuseUnknownKeys()
    {
        foreach (var key in _object.EnumerateObject().Select(member => member.Name).Where(key => !_asked.Contains(key)))
            AddProblem<object>(key, "unknown-key", string.Join(", ", _asked));
    }

    /// <summary>Adds a problem of a key whose value is well formed but cannot be.</summary>
    public T? AddProblem<T>(string key, string code, params string[] arguments)
    {
        _file.AddProblem(PathOf(key), code, arguments);
        return default;
    }

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

    private T? Wrong<T>(string key, string code, string expected)
        where T : class => AddProblem<T>(key, code, expected);

    private double? WrongNumber(string key, string expected) => AddProblem<double?>(key, "wrong-type", expected);

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";
}
