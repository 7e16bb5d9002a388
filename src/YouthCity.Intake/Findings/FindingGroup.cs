using YouthCity.Intake.Text;

namespace YouthCity.Intake.Findings;

/// <summary>All findings of one kind.</summary>
public sealed class FindingGroup(Severity severity, string code)
{
    private const int MostCells = 5;

    private readonly List<(string? Part, long Row, int? Column)> _first = [];

    public Severity Severity { get; } = severity;

    public string Code { get; } = code;

    public int Count { get; private set; }

    /// <summary>The first of the places where it was found: cells, or rows alone.</summary>
    public IReadOnlyList<string> Cells => [.. _first.Select(place =>
        FormattableString.Invariant($"{(place.Part is { } part ? $"{part}!" : "")}{(place.Column is { } column ? ColumnLetters.Of(column) : "")}{place.Row}"))];

    internal void Add(long? row, int? column)
    {
        Count++;
        if (row is { } at && _first.Count < MostCells)
            _first.Add((Part: null, at, column));
    }

    /// <summary>Adds the findings of the same kind in another part of what was sent.</summary>
    internal void Add(FindingGroup other, string? part)
    {
        Count += other.Count;
        _first.AddRange(other._first.Take(MostCells - _first.Count).Select(place => (part, place.Row, place.Column)));
    }
}
