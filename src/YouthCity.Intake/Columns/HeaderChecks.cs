using YouthCity.Core.Names;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Columns;

/// <summary>What is wrong with the names of a header.</summary>
public static class HeaderChecks
{
    /// <summary>Adds a finding for every required field that no column holds, but for those whose header has only lost letters.</summary>
    public static void Require(Header header, IEnumerable<Field> fields, FindingList findings)
    {
        foreach (var field in fields.Where(field => field.Required && header.Find(field) < 0 && !header.Names.Any(name => HasLost(name, field))))
            findings.Add(FindingCodes.MissingLabel, header.Row, field: field.Name, arguments: [field.Name, string.Join(" / ", field.Ky[0], field.Ru[0], field.En[0])]);
    }

    /// <summary>Refuses columns that nothing is known of, with the nearest name that is.</summary>
    /// <param name="fields">The fields whose names letters may have been lost of.</param>
    public static void RefuseUnknown(Header header, Func<string, bool> isKnown, FindingCode code, IReadOnlyList<string> known, IReadOnlyList<Field> fields, FindingList findings)
    {
        var suggestions = new Suggestions(known, fields, new(() => header.LanguageOf(fields)));
        for (var column = 0; column < header.Names.Count; column++)
        {
            var name = header.Names[column];
            if (name.Length == 0 || isKnown(name) || FindingsColumn.Field.IsCalled(name) || RowNumberColumn.Field.IsCalled(name))
                continue;
            if (fields.SelectMany(field => field.Ky).FirstOrDefault(meant => LostLetters.Fits(name, meant)) is { } lost)
                findings.Add(FindingCodes.LostLetters, header.Row, column, name, name, [lost, header.Encoding]);
            else
                findings.Add(code, header.Row, column, name, () => name, () => suggestions.For(name, findings.MaySuggest()));
        }
    }

    private static bool HasLost(string name, Field field) => field.Ky.Any(meant => LostLetters.Fits(name, meant));

    /// <summary>Refuses a second column for the same thing: reading one of them would lose the other.</summary>
    /// <param name="meaning">What a name stands for; null if it stands for nothing known.</param>
    public static void RefuseRepeats(Header header, Func<string, string?> meaning, FindingList findings)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < header.Names.Count; column++)
        {
            if (header.Names[column].Length > 0 && meaning(header.Names[column]) is { } what && !first.TryAdd(what.Replace('_', ' '), column)
                && !findings.Has(FindingCodes.DuplicateLabel, column))
                findings.Add(FindingCodes.DuplicateLabel, header.Row, column, header.Names[column], header.Names[column], [ColumnLetters.Of(first[what.Replace('_', ' ')])]);
        }
    }
}
