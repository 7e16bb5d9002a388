using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Stages;

/// <summary>The protocol by which a contest was decided.</summary>
public sealed record Protocol(string Number, DateOnly Date);

/// <summary>The stage of a contest, and what was decided with it.</summary>
/// <param name="Protocol">Null before the contest is decided.</param>
/// <param name="ObjectionsUntil">The last day, in Asia/Bishkek, on which cities may object; null where they may not.</param>
public sealed record ContestStage(Stage Stage, Protocol? Protocol = null, DateOnly? ObjectionsUntil = null)
{
    /// <summary>Where every contest begins.</summary>
    public static ContestStage Collecting { get; } = new(Stage.Collecting);

    /// <summary>Whether the result may still change.</summary>
    public bool IsProvisional => Stage < Stage.Decided;

    /// <summary>As a member of a manifest: <c>{ "stage": "decided", "protocolNumber": "4", "protocolDate": "2026-03-01", "objectionsUntil": "2026-03-10" }</c>; what is not there is left out.</summary>
    public JsonObject Write()
    {
        var members = new JsonObject { ["stage"] = Stage.Code() };
        members.AddPresent("protocolNumber", Protocol?.Number);
        members.AddPresent("protocolDate", Text(Protocol?.Date));
        members.AddPresent("objectionsUntil", Text(ObjectionsUntil));
        return members;
    }

    /// <exception cref="FormatException">A date is none, or there is no such stage.</exception>
    public static ContestStage Read(JsonElement stage) => new(
        StageCodes.TryParse(stage.GetProperty("stage").GetString()) ?? throw new FormatException("There is no such stage."),
        stage.Present("protocolNumber") is { } number ? new(number.GetString()!, Day(stage.GetProperty("protocolDate"))) : null,
        stage.Present("objectionsUntil") is { } until ? Day(until) : null);

    private static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "O", CultureInfo.InvariantCulture);
}
