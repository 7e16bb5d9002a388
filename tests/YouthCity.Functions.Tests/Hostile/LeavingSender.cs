namespace YouthCity.Functions.Tests.Hostile;

/// <summary>A file whose sender leaves after so many readings of it; counts those that come after.</summary>
internal sealed class LeavingSender(byte[] file, int readings) : MemoryStream(file)
{
    private readonly CancellationTokenSource _left = new();
    private int _readings;

    public CancellationToken Left => _left.Token;

    /// <summary>Bytes that were read when nobody waited for them any more.</summary>
    public long BytesAfter { get; private set; }

    public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _left.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        if (_left.IsCancellationRequested)
            BytesAfter += read;
        else if (++_readings == readings)
            _left.Cancel();
        return read;
    }
}
