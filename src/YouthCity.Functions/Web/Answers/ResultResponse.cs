using System.Text.Json.Serialization;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Web.Answers;

/// <summary>An answer that shows a result, or a part of one. Over HTTP it says what it is worth; on the command line, which knows no stage, it does not.</summary>
public abstract record ResultResponse
{
    /// <summary>True until the contest is decided: whatever is said here may still change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)]
    public bool? Provisional { get; init; }

    /// <summary>What it is made of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)]
    public Arrived? Arrived { get; init; }

    /// <summary>The same, with what it is worth. Before the contest is decided no city has a prize, and those that would have one if it stayed so are named as that.</summary>
    public virtual ResultResponse At(Standing standing) => this with { Provisional = standing.IsProvisional, Arrived = standing.Arrived };
}
