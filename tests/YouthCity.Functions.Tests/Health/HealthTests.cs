using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Health;

public sealed class HealthTests
{
    private static readonly Rules s_broken = new() { Id = "broken", Groups = ["play,0", "health,3"] };

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task Ready_says_what_is_served(string path)
    {
        await using var valley = await ValleyService.StartAsync(new Rules(), s_broken);
        Assert.Equal("""{"status":"ok","contests":1,"refusedRules":1}""", (await valley.Service.Anyone.ReadAsync(path)).Text);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_not_ready_but_alive()
    {
        await using var service = await Service.StartAsync();
        await service.Store.RemoveHeadsAsync();
        (await service.Anyone.ReadAsync("/health")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        var ready = await service.Anyone.ReadAsync("/health/ready");
        ready.AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        Assert.Equal(TimeSpan.FromSeconds(5), ready.Headers.RetryAfter?.Delta);
        Assert.Equal("""{"status":"ok"}""", (await service.Anyone.ReadAsync("/health/live")).Text);
    }

    [Fact]
    [OwnProcess]
    public async Task A_store_that_takes_no_writes_is_not_ready_and_is_asked_once_a_minute_while_it_does()
    {
        LossyStore store = null!;
        await using var service = await Service.StartAsync(new ServiceSetup { Around = own => store = new LossyStore(own) });
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/health/ready")).Status);
        store.TakesNoWrites = true;
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/health/ready")).Status);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        (await service.Anyone.ReadAsync("/health/ready")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-read-only");
        (await service.Anyone.ReadAsync("/health")).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-read-only");
        Assert.Equal(HttpStatusCode.OK, (await service.Agency.ReadOfAsync("applications")).Status);
        store.TakesNoWrites = false;
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task No_contest_at_all_is_not_ready()
    {
        await using var valley = await ValleyService.StartAsync(s_broken);
        (await valley.Service.Anyone.ReadAsync("/health/ready")).AssertProblem(HttpStatusCode.ServiceUnavailable, "no-contests");
        Assert.Equal(HttpStatusCode.OK, (await valley.Service.Anyone.ReadAsync("/health/live")).Status);
    }

    /// <summary>The client alone would wait for its own limit and call three times more.</summary>
    [Fact]
    [OwnProcess]
    public async Task A_store_that_hangs_is_not_waited_for()
    {
        // Refuses calls while the service starts, then takes them and never answers one.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var clock = new FakeTimeProvider();
        await using var app = LocalServer.Build(
            0, $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://{silent.LocalEndPoint}/a;",
            configure: builder =>
            {
                builder.Configuration[InstallationSettings.SecretSetting] = new string('x', 32);
                builder.Configuration[InstallationSettings.SigningKeySetting] = SigningKey.Make();
                builder.Configuration[InstallationSettings.WitnessSetting] = "file:nowhere";
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(clock);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var anyone = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        silent.Listen();
        var answer = anyone.ReadAsync("/health/ready");
        using var call = await silent.AcceptAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(4));
        (await answer).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        Assert.False(silent.Poll(0, SelectMode.SelectRead), "It was called again before the probe answered.");
    }
}
