using YouthCity.Local.Commands;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class WatchedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Whoever_watches_sees_the_reading_reach_the_end()
    {
        var path = _folder.Write("rows.csv", new string('a', 300_000));
        var seen = new List<(long Done, long All)>();
        using (var file = new WatchedFile(path, (done, all) => seen.Add((done, all))))
        using (var reader = new StreamReader(file))
            Assert.Equal(File.ReadAllText(path), reader.ReadToEnd());

        Assert.True(seen.Count > 2);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal((300_000, 300_000), seen[^1]);
    }

    public void Dispose() => _folder.Dispose();
}
