namespace YouthCity.Core.Objections;

/// <summary>How many objections there are, and how they ended: what a publication says of them.</summary>
public sealed record ObjectionCount(int All, int Upheld, int Rejected)
{
    /// <summary>Those without an answer: publishing while there are any needs a reason.</summary>
    public int Open => All - Upheld - Rejected;

    public static ObjectionCount Of(IEnumerable<Objection> objections)
    {
        var all = objections.ToList();
        return new(all.Count, all.Count(objection => objection.Answer?.Outcome == ObjectionOutcome.Upheld), all.Count(objection => objection.Answer?.Outcome == ObjectionOutcome.Rejected));
    }
}
