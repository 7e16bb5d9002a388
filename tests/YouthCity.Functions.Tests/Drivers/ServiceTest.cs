namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Tests that change what the service holds: each has a service of its own.</summary>
public abstract class ServiceTest : IAsyncLifetime
{
    protected Service Service { get; } = new();

    public ValueTask InitializeAsync() => Service.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Service.DisposeAsync();
    }
}
