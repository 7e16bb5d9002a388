using YouthCity.Intake.Text;

namespace YouthCity.Intake.Findings;

/// <summary>Everything found in a file: all of it is counted, the first of it is kept.</summary>
public sealed class FindingList
{
    /// <summary>How many findings an answer shows; it says how many more there are.</summary>
    public const int Most = 1000;

    private const int LongestFound = 200;

    /// <summary>How many different misspellings of a file are compared with what they may have meant; who has more is shown all there is to choose from.</summary>
    private const int MostSuggestions = 50;

    private readonly List<Finding> _errors = [];
    private readonly List<Finding> _others = [];
    private readonly List<FindingGroup> _groups = [];
    private readonly int[] _counts = new int[3];
    private readonly List<(string? File, string? Sheet)> _parts = [];
    private int _suggestions;

    /// <summary>Whether findings say where they are and never what stands there: for files about people.</summary>
    public bool HidesCells { get; init; }

    /// <summary>Whether rows are objects of a list, which have members and no columns.</summary>
    public bool IsOfList { get; set; }

    /// <summary>The sheet of a workbook that rows are in.</summary>
    public string? Sheet { get; set; }

    public int Errors => _counts[(int)Severity.Error];

    public int Warnings => _counts[(int)Severity.Warning];

    public int Notices => _counts[(int)Severity.Notice];

    public bool HasErrors => Errors > 0;

    /// <summary>How many were counted and not kept.</summary>
    public int More => Errors + Warnings + Notices - All.Count;

    /// <summary>The findings kept, in the order of the file; those about the whole file first. Errors crowd out the others.</summary>
    public IReadOnlyList<Finding> All =>
        [.. _errors.Concat(_others).Take(Most).OrderBy(finding => _parts.IndexOf((finding.File, finding.Sheet))).ThenBy(finding => finding.Row ?? 0).ThenBy(finding => finding.Column ?? -1)];

    /// <summary>How many there are of each kind, whether kept or not: errors first, then the most frequent.</summary>
    public IReadOnlyList<FindingGroup> Groups =>
        [.. _groups.OrderBy(group => group.Severity).ThenByDescending(group => group.Count)];

    /// <summary>Whether a column has a finding of this code already.</summary>
    public bool Has(FindingCode code, int column) => _errors.Exists(finding => finding.Code == code.Name && finding.Column == column);

    /// <summary>Whether an error of this code is in a column or to the right of it.</summary>
    public bool HasFrom(FindingCode code, int column) => _errors.Exists(finding => finding.Code == code.Name && finding.Column >= column);

    public void Add(FindingCode code, long? row = null, int? column = null, string? field = null, string? found = null, params IReadOnlyList<object> arguments)
    {
        if (Count(code, row, column))
            Keep(code, row, column, field, found, arguments);
    }

    /// <summary>Adds a finding whose texts are only made where there is room for it.</summary>
    public void Add(FindingCode code, long? row, int? column, string? field, Func<string?> found, Func<IReadOnlyList<object>> arguments)
    {
        if (Count(code, row, column))
            Keep(code, row, column, field, found(), arguments());
    }

    /// <summary>Adds everything found in a part of what was sent: a file of an archive, or a sheet of a workbook. Parts stand in the order in which they were added.</summary>
    /// <param name="file">The file's name; null where the part is a sheet, which its findings name.</param>
    public void AddPart(FindingList part, string? file)
    {
        var sheet = file is null ? part.Sheet : null;
        _parts.Add((file, sheet));
        for (var severity = 0; severity < _counts.Length; severity++)
            _counts[severity] += part._counts[severity];
        foreach (var group in part._groups)
            GroupOf(group.Severity, group.Code).Add(group, file ?? sheet);
        _errors.AddRange(part._errors.Take(Most - _errors.Count).Select(Placed));
        _others.AddRange(part._others.Take(Most - _others.Count).Select(Placed));

        Finding Placed(Finding finding) => finding with { File = file, Sheet = sheet };
    }

    /// <summary>Whether another misspelling is worth its comparisons; asking is taking.</summary>
    public bool MaySuggest() => _suggestions++ < MostSuggestions;

    /// <summary>Counts a finding; whether there is room to <see cref="Keep"/> it. Its texts need not be made where there is none.</summary>
    public bool Count(FindingCode code, long? row = null, int? column = null)
    {
        _counts[(int)code.Severity]++;
        GroupOf(code.Severity, code.Name).Add(row, IsOfList ? null : column);
        return (code.Severity == Severity.Error ? _errors : _others).Count < Most;
    }

    public void Keep(FindingCode code, long? row, int? column, string? field, string? found, IReadOnlyList<object> arguments)
    {
        if (HidesCells)
            found = null;
        var shown = found is { Length: > LongestFound } ? CellText.Cut(found, LongestFound) + "…" : found;
        (code.Severity == Severity.Error ? _errors : _others).Add(new(code.Severity, code.Name, row, IsOfList ? null : column, field, shown, [shown ?? "…", .. arguments]) { Sheet = row is null ? null : Sheet });
    }

    private FindingGroup GroupOf(Severity severity, string code)
    {
        foreach (var group in _groups)
        {
            if (group.Severity == severity && group.Code == code)
                return group;
        }

        _groups.Add(new(severity, code));
        return _groups[^1];
    }
}
