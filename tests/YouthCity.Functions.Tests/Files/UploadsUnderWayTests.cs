using Microsoft.Extensions.Time.Testing;
using YouthCity.Functions.Web.Uploads;

namespace YouthCity.Functions.Tests.Files;

public sealed class UploadsUnderWayTests
{
    [Fact]
    public void The_uploads_of_a_key_hold_so_much_together_and_no_more()
    {
        var uploads = new UploadsUnderWay(100);
        using var other = uploads.Begin("other");
        using var first = uploads.Begin("key");
        Assert.True(first.TryHold(60));
        using (var second = uploads.Begin("key"))
        {
            Assert.True(second.TryHold(40));
            Assert.False(second.TryHold(1));
            Assert.False(first.TryHold(1));
            Assert.True(other.TryHold(100));
        }

        Assert.True(first.TryHold(40));
    }

    [Fact]
    public void What_comes_has_to_keep_its_pace_over_all_of_it()
    {
        var clock = new FakeTimeProvider();
        var pace = new Pace(slowest: 1000, TimeSpan.FromSeconds(30), clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True(pace.IsKept(0));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(pace.IsKept(9_999));
        Assert.True(pace.IsKept(10_000));
    }
}
