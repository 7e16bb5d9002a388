namespace YouthCity.Core.Objections;

/// <summary>How many objections there are, and how they ended: what a publication says of them.</summary>
public sealed record ObjectionCount(int All, int Upheld, int Rejected)
{
    /// <summary>Those without an answer: publishing while there are any needs a reason.</summary>
    public int Open => All - Upheld - Rejected;

    public static ObjectionCount Of(IEnumerable<Objection> objections) => Of(objections.Select(objection => objection.Answer?.Outcome));

    /// <param name="outcomes">Null for one that is open.</param>
    public static ObjectionCount Of(IEnumerable<ObjectionOutcome?> outcomes)
    {
        var all = outcomes.ToList();
        return new(all.Count, all.Count(outcome => outcome == ObjectionOutcome.Upheld), all.Count(outcome => outcome == ObjectionOutcome.Rejected));
    }
}
