using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class DemoCommandTests
{
    [Theory]
    [InlineData("ky", "Нарын")]
    [InlineData("ru", "Нарын")]
    [InlineData("en", "Naryn")]
    public async Task The_whole_job_fits_a_terminal_in_every_language(string language, string winner)
    {
        await using var served = await Served.StartAsync("city osh", "demo", "--port", "0", "--lang", language);
        Assert.All(served.Lines, line => Assert.True(line.Length <= 100, line));
        var ranked = served.Lines.SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)).Skip(1).Take(18).ToList();
        Assert.Matches($@"^ +1 +{winner} .* 3 000 000 ", ranked[0]);
        Assert.Matches("^ +2 .* 2 000 000", ranked[1]);
        Assert.Matches("^ +3 .* 1 000 000", ranked[2]);
        Assert.Equal(2, ranked.Count(line => line.TrimStart().StartsWith("7–8 ", StringComparison.Ordinal)));
        Assert.Matches("6 000 000 +14 +1 940 000$", served.Lines.Last(line => line.EndsWith("1 940 000", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_printed_is_also_served()
    {
        await using var served = await Served.StartAsync("city osh", "demo", "--port", "0");
        Assert.Equal("This demo signs with a key that it has made itself and takes with it at the end:", served.Lines[^5]);
        var keys = served.Lines.TakeLast(3).Select(line => line.Split(' ')[^1]).ToList();
        Assert.Equal("/contests/2020", served.Address.AbsolutePath);
        Assert.Equal(200, await served.StatusAsync(served.Address.AbsolutePath));
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/prizes", keys[1]));
        Assert.Contains("\"marks\":527,", (await served.ReadAsync("/api/contests/2020/jury", keys[1])).Text, StringComparison.Ordinal);
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/cities/osh/status", keys[2]));
        Assert.Equal(0, await served.StopAsync());
    }
}
