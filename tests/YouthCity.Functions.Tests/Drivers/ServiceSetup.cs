using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>What a test wants otherwise than usual.</summary>
public sealed record ServiceSetup
{
    /// <summary>The store of another service; usually one of its own.</summary>
    public TestStore? Store { get; init; }

    /// <summary>What is put around the store, in this process alone.</summary>
    public Func<IDocumentStore, IDocumentStore>? Around { get; init; }

    /// <summary>A clock other than the service's own, which stands still.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>A folder of contests other than the one beside the program.</summary>
    public string? Criteria { get; init; }

    public int? MaxUploadMegabytes { get; init; }

    /// <summary>Where logs, traces and metrics are sent; usually nowhere.</summary>
    public Uri? Telemetry { get; init; }

    public int? UploadPauseSeconds { get; init; }

    /// <summary>How long a request waits for its turn when others are at work.</summary>
    public TimeSpan? WorkPatience { get; init; }

    public bool Sample { get; init; }

    /// <summary>How many wrong keys an address may send in a minute; usually more than any test sends.</summary>
    public int? WrongKeysPerMinute { get; init; }

    /// <summary>The store whose witness and signing key it has; usually its own.</summary>
    public TestStore? Witness { get; init; }

    /// <summary>The people of App Service authentication that have roles; usually none.</summary>
    public string? Principals { get; init; }

    /// <summary>Whether every line of every library is kept, not only those that an installation would write.</summary>
    public bool LogEverything { get; init; }

    /// <summary>Whether libraries may log what is merely informative, as in the worker, where no program says otherwise.</summary>
    public bool LogsAsTheWorker { get; init; }
}
