using Microsoft.Extensions.Configuration;

namespace YouthCity.Functions.Work;

/// <summary>The heavy work of a process: readings of files, and computations that take a second or more.</summary>
public sealed class Workload : IDisposable
{
    public const string PatienceSetting = "WorkPatienceSeconds", BudgetSetting = "WorkBudgetSeconds";

    /// <summary>Of either kind at once.</summary>
    private const int Most = 2;

    private const int UsualPatience = 5, UsualBudget = 30, MostSeconds = 600;

    private readonly WorkSlots _computations;

    public Workload(TimeSpan patience, TimeSpan budget)
    {
        (Readings, _computations) = (new(Most, patience, budget, TimeProvider.System), new(Most, patience, budget, TimeProvider.System));
        Computations = new(_computations);
    }

    public WorkSlots Readings { get; }

    public SharedWork Computations { get; }

    public int BudgetSeconds => Readings.BudgetSeconds;

    /// <exception cref="InvalidOperationException">A setting is no number, or out of its range.</exception>
    public static Workload Of(IConfiguration configuration) => new(Seconds(configuration, PatienceSetting, UsualPatience), Seconds(configuration, BudgetSetting, UsualBudget));

    public void Dispose()
    {
        Readings.Dispose();
        _computations.Dispose();
    }

    private static TimeSpan Seconds(IConfiguration configuration, string setting, int usual)
    {
        var seconds = configuration.GetValue<int?>(setting) ?? usual;
        return seconds is >= 1 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : throw new InvalidOperationException($"{setting} must be 1 to {MostSeconds}.");
    }
}
