using BenchmarkDotNet.Attributes;

namespace YouthCity.Bench;

/// <summary>Uploads and readings through HTTP on each store, caller and service in one process.</summary>
[InProcess]
[WarmupCount(2)]
[IterationCount(8)]
[InvocationCount(1)]
public class StoreBench
{
    private const int Readings = 64;

    private MadeService _service = null!;
    private int _seed;

    public static IReadOnlyList<string> Stores => MadeService.Stores;

    [ParamsSource(nameof(Stores))]
    public string Store { get; set; } = "";

    [Params(50, 5_000, 50_000)]
    public int Cities { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _service = await MadeService.StartAsync(Store, Cities);
        await _service.UploadAsync(Cities, _seed++);
    }

    [GlobalCleanup]
    public async Task StopAsync() => await _service.DisposeAsync();

    /// <summary>New values for every city.</summary>
    [Benchmark]
    public Task UploadAll() => _service.UploadAsync(Cities, _seed++);

    /// <summary>New values for one city of all: what it costs that the others are there.</summary>
    [Benchmark]
    public Task UploadOne() => _service.UploadAsync(1, _seed++);

    /// <summary>One upload, then what a city sees of it first: what a new version costs its first reader.</summary>
    [Benchmark]
    public async Task<byte[]> UploadOneAndRead()
    {
        await _service.UploadAsync(1, _seed++);
        return await _service.StatusAsync(0);
    }

    /// <summary>Another city each time, at one version.</summary>
    [Benchmark(OperationsPerInvoke = Readings)]
    public async Task Status()
    {
        for (var reading = 0; reading < Readings; reading++)
            await _service.StatusAsync(_seed++ % Cities);
    }
}
