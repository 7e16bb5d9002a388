using YouthCity.Core;
using YouthCity.Core.Names;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Columns;

/// <summary>What the unknown columns of a header may have meant.</summary>
/// <param name="language">The header's own, where it has one.</param>
internal sealed class Suggestions(IReadOnlyList<string> known, IReadOnlyList<Field> fields, Lazy<string?> language)
{
    /// <summary>Nobody mistypes a name into something longer.</summary>
    private const int Longest = 200;

    /// <summary>The names of the fields that are known, in each language; empty where what is known are no fields.</summary>
    private readonly Lazy<string[][]> _names = new(() => fields.Any(field => known.Contains(field.Name))
        ? [.. Enum.GetValues<Language>().Select(own => fields.Where(field => known.Contains(field.Name)).Select(field => field.In(own)).ToArray())]
        : []);

    private readonly Dictionary<IReadOnlyList<string>, string> _joined = [];

    /// <summary>The nearest known names as the header would have them; where it is of no language, in every language, for the reader to have the own.</summary>
    /// <param name="compare">False for all that is known.</param>
    public IReadOnlyList<string> For(string written, bool compare)
    {
        if (known.FirstOrDefault(name => written.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase)) is { } start)
            return [start];
        if (_names.Value.Length == 0)
            return [Nearest(written, known, compare)];
        return [.. (language.Value is { } code && LanguageCodes.TryParse(code) is { } own ? [own] : Enum.GetValues<Language>())
            .Select(each => Nearest(written, _names.Value[(int)each], compare))];
    }

    /// <summary>The known names closest to what was written, or all of them.</summary>
    public static string Nearest(string written, IReadOnlyList<string> known)
    {
        var most = Math.Max(1, written.Length / 3);
        List<string> near = written.Length > Longest ? [] : [.. known
            .Where(name => Math.Abs(name.Length - written.Length) <= most)
            .Select(name => (name, Distance: EditDistance.Between(name.ToUpperInvariant(), written.ToUpperInvariant())))
            .Where(pair => pair.Distance <= most)
            .OrderBy(pair => pair.Distance).Select(pair => pair.name).Take(3)];
        return string.Join(", ", near.Count > 0 ? near : known);
    }

    private string Nearest(string written, IReadOnlyList<string> names, bool compare)
    {
        if (compare)
            return Nearest(written, names);
        return _joined.TryGetValue(names, out var joined) ? joined : _joined[names] = string.Join(", ", names);
    }
}
