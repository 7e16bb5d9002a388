using YouthCity.Local.Commands;

namespace YouthCity.Local.Tests.Commands;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _written = new();
    private readonly SteppedClock _clock = new();

    public void Dispose() => _written.Dispose();

    [Fact]
    public void What_takes_less_than_a_second_shows_nothing()
    {
        using (var progress = new ProgressLine(_written, isSeen: true, _clock))
        {
            _clock.Seconds = 0.9;
            progress.Show(150, 200);
        }

        Assert.Empty(_written.ToString());
    }

    [Fact]
    public void After_a_second_it_shows_how_far_it_is_never_goes_back_and_clears_its_line()
    {
        using (var progress = new ProgressLine(_written, isSeen: true, _clock))
        {
            _clock.Seconds = 1;
            foreach (var done in (int[])[50, 40, 51, 100])
                progress.Show(done, 200);
        }

        Assert.Equal("\r 25 %\r 50 %\r     \r", _written.ToString());
    }

    [Fact]
    public void Where_nobody_looks_nothing_is_written()
    {
        using (var progress = new ProgressLine(_written, isSeen: false, _clock))
        {
            _clock.Seconds = 60;
            progress.Show(100, 200);
        }

        Assert.Empty(_written.ToString());
    }

    private sealed class SteppedClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
