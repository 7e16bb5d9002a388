using System.Globalization;
using YouthCity.Bench.Processes;
using YouthCity.Core.Access;
using YouthCity.FunctionsHost;
using YouthCity.Storage;

namespace YouthCity.Bench.Load;

/// <summary>
/// The day of the result: 20 000 people make ten requests each in ten hours, 5.6 a second. Played is its busiest minute, taken as ten times that; the same for ten times as many
/// people; and as many as it answers. The published worker answers under a host of ours, on the emulator of Azure's tables, without and with a cache in front.
/// </summary>
internal static class ResultDay
{
    private const double Mean = 200_000 / 36_000.0, Busiest = 10;

    /// <param name="seconds">How long each part is played.</param>
    public static async Task RunAsync(int seconds)
    {
        if (!MadeService.Stores.Contains(MadeService.AzureTables, StringComparer.Ordinal))
            return;
        var secrets = Directory.CreateTempSubdirectory("youthcity-bench-");
        try
        {
            await RunAsync(seconds, secrets);
        }
        finally
        {
            secrets.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(int seconds, DirectoryInfo secrets)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoreChoice.Setting] = "UseDevelopmentStorage=true",
            [StoreChoice.TablesSetting] = $"b{Guid.NewGuid():N}",
            [InstallationSettings.FolderSetting] = secrets.FullName,
        };
        var installation = new InstallationSettings(settings[StoreChoice.Setting], settings[StoreChoice.TablesSetting]) { Folder = secrets.FullName };
        await using var host = await WorkerHost.StartAsync(await Publishing.PublishAsync("src/YouthCity.Worker"), settings, CancellationToken.None);
        var key = await new AccessKeys(installation.OpenStore(), installation.OpenSecret())
            .IssueAsync(new(Role.Agency, null), KeyIssuer.CommandLine, "", TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await PublishAsync(host.Address, key.Secret);

        await PlayAsync("worker", host, host.Address, seconds);
        using var cache = await CacheInFront.StartAsync(host.Address);
        if (cache is not null)
            await PlayAsync("cache", host, cache.Address, seconds);
    }

    /// <summary>The invented sample, decided and published.</summary>
    private static async Task PublishAsync(Uri address, string key)
    {
        using var agency = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
        await SendAsync("applications", new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Publishing.Repository, "seeds", "applications-sample-invented.csv"))));
        await SendAsync("stage", new StringContent("""{ "stage": "judging" }"""));
        await SendAsync("stage", new StringContent("""{ "stage": "decided", "protocolNumber": "1", "protocolDate": "2026-11-20" }"""));
        await SendAsync("publications", new StringContent("""{ "protocol": "1", "protocolDate": "2026-11-20" }"""));

        async Task SendAsync(string what, HttpContent content)
        {
            using var answer = await agency.PostAsync(new Uri($"/api/contests/2020/{what}", UriKind.Relative), content);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task PlayAsync(string name, WorkerHost host, Uri address, int seconds)
    {
        using var people = await People.OfAsync(address);
        await people.ComeAsync(Mean, TimeSpan.FromSeconds(2));
        foreach (var (part, rate) in ((string, double)[])[("busiest minute", Mean * Busiest), ("ten times as many", Mean * Busiest * 10)])
            await ReportAsync($"{name}: {part}, {rate:0}/s", () => people.ComeAsync(rate, TimeSpan.FromSeconds(seconds)));
        await ReportAsync($"{name}: as many as it answers", () => people.CrowdAsync(TimeSpan.FromSeconds(seconds)));

        async Task ReportAsync(string part, Func<Task<Answers>> play)
        {
            var before = host.ProcessorTime;
            var answers = await play();
            var milliseconds = (host.ProcessorTime - before).TotalMilliseconds / answers.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{part,-40} {answers.Count,7} answers, {answers.Failed} failed, {answers.PerSecond,6:0}/s; ms: half {answers.At(0.5):0.0}, 95 % {answers.At(0.95):0.0}, 99 % {answers.At(0.99):0.0}; {answers.Bytes / 1e3 / answers.Count:0.0} kB and {milliseconds:0.00} ms of the worker's processor each"));
        }
    }
}
