using System.Text;
using System.Text.Json;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Json;

/// <summary>
/// A list of objects as a table, <c>{ "reason": "...", "withdrawals": [ { "city": "osh", "indicator": "1.1" } ] }</c>: the members that any of them has are the columns,
/// each object is a row. A finding's row is the object's place in the list, from 1.
/// </summary>
public sealed class JsonRows : TableRows
{
    private const string ReasonMember = "reason";

    private readonly JsonDocument _document;
    private readonly string[] _columns;
    private readonly List<JsonElement> _items;
    private readonly byte[][] _cells;
    private int _at = -1;

    private JsonRows(JsonDocument document, string[] columns, List<JsonElement> items, string? reason, FindingList findings, CancellationToken cancellation)
        : base(findings, cancellation)
    {
        (_document, _columns, _items, Reason) = (document, columns, items, reason);
        _cells = [.. columns.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Why it is sent; null if nothing is said.</summary>
    public string? Reason { get; }

    public override long Row => Math.Max(1, _at);

    public override int Count => _columns.Length;

    public override FileForm Form { get; } = new("UTF-8", null, "json") { Format = "json" };

    /// <summary>The rows of a list; null, with findings, if it is no such list.</summary>
    /// <param name="list">The member that has the list.</param>
    /// <param name="known">The members that an object may have.</param>
    public static JsonRows? Open(ReadOnlyMemory<byte> utf8, string list, IReadOnlyList<string> known, FindingList findings, CancellationToken cancellation)
    {
        findings.IsOfList = true;
        if (SentJson.Parse(utf8, findings) is not { } document)
            return null;
        var errors = findings.Errors;
        var (reason, items) = ReadRoot(document.RootElement, list, findings);
        var columns = new List<string>();
        for (var at = 0; at < items.Count; at++)
            NoteMembers(items[at], at + 1, known, columns, findings);
        if (findings.Errors == errors)
            return new(document, [.. columns], items, reason, findings, cancellation);
        document.Dispose();
        return null;
    }

    /// <summary>The names of the columns come first, as in any table.</summary>
    protected override bool ReadNext()
    {
        if (++_at > _items.Count)
            return false;
        for (var column = 0; _at > 0 && column < _columns.Length; column++)
            _cells[column] = _items[_at - 1].TryGetProperty(_columns[column], out var value) ? Cell(value) : [];
        return true;
    }

    public override ReadOnlySpan<byte> Utf8(int column) => column >= 0 && column < _cells.Length ? _cells[column] : [];

    /// <summary>What is a number in JSON can only be one: 1.234 is not a thousand there.</summary>
    public override NumberReading Number(int column) => NumberInCell(column) is { } number
        ? new(Math.Abs(number) <= NumberText.Largest ? NumberKind.Number : NumberKind.TooLarge, number)
        : base.Number(column);

    public override double? NumberInCell(int column) =>
        _at > 0 && column >= 0 && column < _columns.Length && _items[_at - 1].TryGetProperty(_columns[column], out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _document.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String => Trimming.Trim(Encoding.UTF8.GetBytes(value.GetString()!)).ToArray(),
        _ => Encoding.UTF8.GetBytes(value.GetRawText()),
    };

    private static (string? Reason, List<JsonElement> Items) ReadRoot(JsonElement root, string list, FindingList findings)
    {
        foreach (var member in root.EnumerateObject().Where(member => member.Name is not ReasonMember && member.Name != list))
            findings.Add(FindingCodes.UnknownLabel, null, null, member.Name, () => member.Name, () => [$"{list}, {ReasonMember}"]);
        if (root.TryGetProperty(ReasonMember, out var reason) && reason.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            findings.Add(FindingCodes.NotJson, null, null, ReasonMember, reason.GetRawText, () => []);
        if (root.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array)
            return (reason.ValueKind == JsonValueKind.String ? reason.GetString() : null, [.. items.EnumerateArray()]);
        findings.Add(FindingCodes.NotJson, field: list, found: items.ValueKind == JsonValueKind.Undefined ? list : items.GetRawText());
        return (null, []);
    }

    private static void NoteMembers(JsonElement item, long row, IReadOnlyList<string> known, List<string> columns, FindingList findings)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            findings.Add(FindingCodes.NotJson, row, null, null, item.GetRawText, () => []);
            return;
        }

        foreach (var member in item.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
                findings.Add(FindingCodes.UnknownLabel, row, null, member.Name, () => member.Name, () => [string.Join(", ", known)]);
            else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                findings.Add(FindingCodes.NotJson, row, null, member.Name, member.Value.GetRawText, () => []);
            else if (member.Value.ValueKind != JsonValueKind.Null && !columns.Contains(member.Name))
                columns.Add(member.Name);
        }
    }
}
