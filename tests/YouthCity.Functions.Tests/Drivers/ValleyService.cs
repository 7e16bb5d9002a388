using YouthCity.Functions.Tests.Builders;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>A service with contests that are not ours.</summary>
public sealed class ValleyService : IAsyncDisposable
{
    private readonly CriteriaFolder _rules;

    private ValleyService(CriteriaFolder rules, Service service)
    {
        (_rules, Service) = (rules, service);
    }

    public Service Service { get; }

    public static async Task<ValleyService> StartAsync(params IEnumerable<Rules> contests)
    {
        var rules = new CriteriaFolder(contests);
        return new(rules, await Service.StartAsync(new ServiceSetup { Criteria = rules.Path }));
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _rules.Dispose();
    }
}
