using Azure.Storage.Blobs;
using YouthCity.Storage.Witnesses;

namespace YouthCity.Storage.Tests;

/// <summary>A witness keeps every line, whoever adds them at the same time.</summary>
public sealed class WitnessLogTests(BlobEmulator emulator) : IClassFixture<BlobEmulator>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lines_of_several_writers_are_all_there_each_writers_in_its_order(bool blobs)
    {
        var name = $"t{Guid.NewGuid():N}";
        Assert.Empty(await Open(blobs, name).ReadAsync(Cancellation));
        await Open(blobs, name).AppendAsync("first", Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async writer =>
        {
            var log = Open(blobs, name);
            for (var number = 0; number < 10; number++)
                await log.AppendAsync($"{writer} {number}", Cancellation);
        }));
        var lines = await Open(blobs, name).ReadAsync(Cancellation);
        Assert.Equal(31, lines.Count);
        Assert.Equal("first", lines[0]);
        foreach (var writer in lines.Skip(1).GroupBy(line => line[0]))
            Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{writer.Key} {number}"), writer);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_not_continued()
    {
        var log = Open(blobs: false, "cut");
        await log.AppendAsync("first", Cancellation);
        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "cut"), "half a li", Cancellation);
        await log.AppendAsync("third", Cancellation);
        Assert.Equal(["first", "half a li", "third"], await log.ReadAsync(Cancellation));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IWitnessLog Open(bool blobs, string name) => blobs
        ? new WitnessBlobs(new BlobContainerClient(emulator.Connection, "witness"), name)
        : new WitnessFile(Path.Combine(_folder.FullName, name));
}

/// <summary>The emulator of Azure's blobs.</summary>
public sealed class BlobEmulator() : AzuriteService("blob");
