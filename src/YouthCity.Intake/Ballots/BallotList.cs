using System.Text.Json;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Json;

namespace YouthCity.Intake.Ballots;

/// <summary>
/// Ballots as JSON: <c>{ "ballots": [ { "city": "osh", "conflict": false, "marks": [ { "group": "1", "mark": 7.5, "comment": "..." } ] } ] }</c>. A finding's
/// row is the ballot's place in the list, from 1; cities and groups go by their ids.
/// </summary>
internal sealed class BallotList(Contest contest, BallotUpload upload, FindingList findings)
{
    private static readonly string[] s_root = ["ballots"];
    private static readonly string[] s_ballot = ["city", "conflict", "marks"];
    private static readonly string[] s_mark = ["group", "mark", "comment"];

    private readonly Dictionary<string, NamedCities> _suggestions = new(StringComparer.Ordinal);
    private readonly Lazy<string> _groups = new(() => string.Join(", ", contest.Groups.Select(group => group.Id)));
    private long _row;

    private long? Row => _row > 0 ? _row : null;

    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public void Read(ReadOnlyMemory<byte> utf8, CancellationToken cancellation)
    {
        using var document = SentJson.Parse(utf8, findings);
        if (document is null || !Members(document.RootElement, s_root) || List(document.RootElement, "ballots") is not { } ballots)
            return;
        foreach (var ballot in ballots)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadBallot(ballot);
        }
    }

    private void ReadBallot(JsonElement ballot)
    {
        _row++;
        if (!Members(ballot, s_ballot))
            return;
        var city = Known(ballot, "city", contest.FindCity);
        if (Value(ballot, "conflict") is { } conflict)
            ReadConflict(city, conflict);
        if (Value(ballot, "marks") is null || List(ballot, "marks") is not { } marks)
            return;
        foreach (var mark in marks)
            ReadMark(city, mark);
    }

    private void ReadConflict(int? city, JsonElement conflict)
    {
        if (conflict.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            findings.Add(FindingCodes.YesOrNo, _row, field: "conflict", found: conflict.GetRawText());
        else if (city is { } known)
            upload.Declare(known, conflict.GetBoolean(), new(_row, null, "conflict", conflict.GetRawText()));
    }

    private void ReadMark(int? city, JsonElement mark)
    {
        if (!Members(mark, s_mark))
            return;
        var group = Known(mark, "group", contest.FindGroup);
        var place = new BallotPosition(_row, null, "mark", Value(mark, "mark")?.GetRawText());
        var number = Value(mark, "mark") is { } value ? Number(value, place) : null;
        var comment = Value(mark, "comment") is { } text ? Text(text, "comment") : null;
        if (city is { } known && group is { } at)
            upload.Mark(known, at, number, comment is "" ? null : comment, place);
    }

    private double? Number(JsonElement value, BallotPosition place)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            return BallotUpload.Accepts(number, place, findings) ? number : null;
        findings.Add(FindingCodes.TypeError, _row, field: "mark", found: place.Found);
        return null;
    }

    private int? Known(JsonElement element, string name, Func<string, int?> find)
    {
        if (Value(element, name) is not { } value)
        {
            findings.Add(FindingCodes.MissingCell, _row, field: name);
            return null;
        }

        if (Text(value, name) is not { } id)
            return null;
        if (find(id) is { } position)
            return position;
        if (name == "city")
            findings.Add(FindingCodes.UnknownCity, _row, null, name, () => id, () => [Suggestions(id)]);
        else
            findings.Add(FindingCodes.UnknownGroup, _row, null, name, () => id, () => [_groups.Value]);
        return null;
    }

    private NamedCities Suggestions(string city)
    {
        if (_suggestions.TryGetValue(city, out var known))
            return known;
        var match = contest.Names.Find(city, guess: findings.MaySuggest());
        return _suggestions[city] = new([.. (match.City is { } found ? [found] : match.Suggestions).Select(position => contest.Cities[position])]);
    }

    private string? Text(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!.Trim();
        findings.Add(FindingCodes.NotJson, _row, field: name, found: value.GetRawText());
        return null;
    }

    /// <summary>Whether it is an object of these members and no others.</summary>
    private bool Members(JsonElement element, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.Add(FindingCodes.NotJson, Row, null, null, element.GetRawText, () => []);
            return false;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (Array.Exists(known, name => member.NameEquals(name)) || !findings.Count(FindingCodes.UnknownLabel, Row))
                continue;
            var name = member.Name;
            findings.Keep(FindingCodes.UnknownLabel, Row, null, field: name, found: name, [findings.MaySuggest() ? Columns.Suggestions.Nearest(name, known) : string.Join(", ", known)]);
        }

        return true;
    }

    private JsonElement.ArrayEnumerator? List(JsonElement element, string name)
    {
        if (Value(element, name) is { ValueKind: JsonValueKind.Array } list)
            return list.EnumerateArray();
        findings.Add(FindingCodes.NotJson, Row, null, name, () => Value(element, name)?.GetRawText(), () => []);
        return null;
    }

    private static JsonElement? Value(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
