namespace YouthCity.Functions.Work;

/// <summary>The heavy work of a process: readings of files, and computations that take a second or more.</summary>
public sealed class Workload : IDisposable
{
    /// <summary>Of either kind at once.</summary>
    private const int Most = 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5), s_budget = TimeSpan.FromSeconds(30);

    private readonly WorkSlots _computations;

    /// <param name="patience">How long one waits for its turn.</param>
    public Workload(TimeSpan patience)
    {
        (Readings, _computations) = (new(Most, patience, s_budget, TimeProvider.System), new(Most, patience, s_budget, TimeProvider.System));
        Computations = new(_computations);
    }

    public Workload()
        : this(s_patience)
    {
    }

    public WorkSlots Readings { get; }

    public SharedWork Computations { get; }

    public int BudgetSeconds => Readings.BudgetSeconds;

    public void Dispose()
    {
        Readings.Dispose();
        _computations.Dispose();
    }
}
