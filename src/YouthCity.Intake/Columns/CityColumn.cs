using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>The column that names cities.</summary>
public sealed class CityColumn(Contest contest, int column, FindingList findings)
{
    public static readonly Field Field = new("city", true, ["шаар", "шаардын аталышы"], ["город", "название города"], ["city"]) { IsText = true };

    /// <summary>How many comparisons of names a file is worth: what a misspelt name may have meant is not guessed without end.</summary>
    private const long MostComparisons = 200_000;

    private readonly ByteLookupCache _spellings = new();
    private readonly Dictionary<string, CityMatch> _guesses = new(StringComparer.Ordinal);
    private long _comparisons;

    /// <summary>The position of the city that a cell names, where the column has named it so before.</summary>
    public int? Known(ReadOnlySpan<byte> cell) => _spellings.Find(cell);

    /// <summary>The position of the city the row names; null, with a finding, if it names none.</summary>
    public int? Read(TableRows rows)
    {
        var cell = rows.Utf8(column);
        if (Known(cell) is { } known)
            return known;
        if (cell.IsEmpty)
        {
            findings.Add(FindingCodes.MissingCell, rows.Row, column, "city");
            return null;
        }

        return Find(rows, cell);
    }

    private int? Find(TableRows rows, ReadOnlySpan<byte> cell)
    {
        if (contest.Names.FindExact(rows.Cell(column)) is { } spelt)
        {
            _spellings.Remember(cell, spelt, forAll: true);
            return spelt;
        }

        var written = rows.Text(column);
        var match = Guess(written);
        if (match.Kind != CityMatchKind.Exact)
            Report(match, rows, written);
        if (match.City is not { } city)
            return null;

        // What was understood in another spelling is said again wherever it comes again.
        _spellings.Remember(cell, city, forAll: match.Kind == CityMatchKind.Exact);
        return city;
    }

    private CityMatch Guess(string written)
    {
        if (_guesses.TryGetValue(written, out var known))
            return known;
        var match = contest.Names.Find(written, guess: _comparisons < MostComparisons);
        if (match.Kind == CityMatchKind.Exact || _comparisons >= MostComparisons)
            return match;
        if (match.City is null)
            _comparisons += contest.Names.Spellings;
        return _guesses[written] = match;
    }

    private void Report(CityMatch match, TableRows rows, string written)
    {
        var code = match.Kind switch
        {
            CityMatchKind.LookAlike => FindingCodes.LookAlikeLetters,
            CityMatchKind.OldFont => FindingCodes.OldFontLetters,
            CityMatchKind.LostLetters => FindingCodes.LostLetters,
            CityMatchKind.Ambiguous => FindingCodes.AmbiguousCity,
            _ => FindingCodes.UnknownCity,
        };
        if (!findings.Count(code, rows.Row, column))
            return;
        var cities = match.City is { } city ? [city] : match.Suggestions;
        findings.Keep(code, rows.Row, column, "city", written, [new NamedCities([.. cities.Select(position => contest.Cities[position])]), rows.Form.Encoding ?? "XLSX"]);
    }
}
