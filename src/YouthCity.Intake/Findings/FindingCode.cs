namespace YouthCity.Intake.Findings;

/// <summary>A kind of finding. Its texts are <c>finding.NAME.title</c>, <c>.message</c>, <c>.expected</c> and <c>.fix</c>.</summary>
/// <param name="Name">Stable, English: names of the Frictionless specification where one fits, our own elsewhere.</param>
/// <param name="Severity">How grave it is, unless the rules of a contest make it graver.</param>
public sealed record FindingCode(string Name, Severity Severity)
{
    /// <summary>The same kind where it is graver, or less so, than usual.</summary>
    public FindingCode As(Severity severity) => this with { Severity = severity };

    public override string ToString() => Name;
}
