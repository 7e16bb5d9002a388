using YouthCity.Functions.Tests.Drivers;
using YouthCity.FunctionsHost;

[assembly: AssemblyFixture(typeof(HostOfThisRun))]

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Who answers in this run: this process, unless the environment asks for the published worker.</summary>
public sealed class HostOfThisRun : IAsyncLifetime
{
    private const string Variable = "YOUTHCITY_TEST_HOST";
    private const string PublishedWorkerHost = "worker";

    /// <summary>The folder of the published worker. Null if this process answers.</summary>
    public static string? Worker { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        if (asked is not (null or "" or "process" or PublishedWorkerHost))
            throw new InvalidOperationException($"{Variable} is “{asked}”. There are: process, {PublishedWorkerHost}.");
        if (asked == PublishedWorkerHost)
            Worker = await PublishedWorker.FindAsync(Repository.Root, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => default;
}
