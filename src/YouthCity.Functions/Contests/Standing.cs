namespace YouthCity.Functions.Contests;

/// <summary>How much of a contest has arrived.</summary>
/// <param name="Cities">How many cities have at least one current value.</param>
/// <param name="OfCities">How many there could be.</param>
/// <param name="Values">How many current values there are, of all cities.</param>
/// <param name="OfValues">How many there could be.</param>
public sealed record Arrived(int Cities, int OfCities, int Values, int OfValues)
{
    public static Arrived Of(ContestState state)
    {
        var covered = Enumerable.Range(0, state.Sheet.Cities).Select(state.Sheet.Coverage).ToList();
        return new(covered.Count(values => values > 0), covered.Count, covered.Sum(), covered.Count * state.Sheet.Indicators);
    }
}

/// <summary>What a result is worth: whether it may still change, and how much it is made of.</summary>
public sealed record Standing(bool IsProvisional, Arrived Arrived)
{
    public static Standing Of(ContestState state) => new(state.Content.Stage.IsProvisional, Arrived.Of(state));
}
