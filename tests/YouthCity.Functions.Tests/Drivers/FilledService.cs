namespace YouthCity.Functions.Tests.Drivers;

/// <summary>A service that holds the seeds, for tests that only look.</summary>
public sealed class FilledService : IAsyncLifetime
{
    public Service Service { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        await Service.FillAsync();
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
