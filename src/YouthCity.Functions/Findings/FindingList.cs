namespace YouthCity.Functions.Findings;

/// <summary>Everything found in a file: all of it is counted, the first of it is kept.</summary>
public sealed class FindingList
{
    /// <summary>How many findings an answer shows; it says how many more there are.</summary>
    public const int Most = 1000;

    private const int LongestFound = 200;

    private readonly List<Finding> _errors = [];
    private readonly List<Finding> _others = [];
    private readonly int[] _counts = new int[3];

    public int Errors => _counts[(int)Severity.Error];

    public int Warnings => _counts[(int)Severity.Warning];

    public int Notices => _counts[(int)Severity.Notice];

    public bool HasErrors => Errors > 0;

    /// <summary>How many were counted and not kept.</summary>
    public int More => Errors + Warnings + Notices - All.Count;

    /// <summary>The findings kept, in the order of the file; those about the whole file first. Errors crowd out the others.</summary>
    public IReadOnlyList<Finding> All =>
        [.. _errors.Concat(_others).Take(Most).OrderBy(finding => finding.Row ?? 0).ThenBy(finding => finding.Column ?? -1)];

    /// <summary>Whether a column has a finding of this code already.</summary>
    public bool Has(string code, int column) => _errors.Exists(finding => finding.Code == code && finding.Column == column);

    public void Add(Severity severity, string code, long? row = null, int? column = null, string? field = null, string? found = null, params IReadOnlyList<string> arguments)
    {
        _counts[(int)severity]++;
        var list = severity == Severity.Error ? _errors : _others;
        if (list.Count >= Most)
            return;
        var shown = found is { Length: > LongestFound } ? found[..(LongestFound - (char.IsHighSurrogate(found[LongestFound - 1]) ? 1 : 0))] + "…" : found;
        list.Add(new(severity, code, row, column, field, shown, [shown ?? "", .. arguments]));
    }
}
