using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>A request's body whose sender may pause for so long and no longer, and has to keep a pace over the whole of it; then reading is a <see cref="TimeoutException"/>.</summary>
/// <param name="pause">How long nothing may come.</param>
/// <param name="upload">Where what has come is counted.</param>
internal sealed class IdleTimeoutStream(Stream body, TimeSpan pause, Pace pace, UploadsUnderWay.Upload upload) : Stream
{
    private long _read;

    /// <summary>Whether the reading ended because the body came too slowly, and not because nothing came.</summary>
    public bool IsTooSlow { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="TimeoutException">Nothing came for too long, or all of it too slowly.</exception>
    /// <exception cref="BadHttpRequestException">Too much is under way (429).</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!pace.IsKept(_read))
        {
            IsTooSlow = true;
            throw new TimeoutException();
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(pause);
        try
        {
            var read = await body.ReadAsync(buffer, patience.Token);
            _read += read;
            return upload.TryHold(read) ? read : throw new BadHttpRequestException("Too much is under way.", StatusCodes.Status429TooManyRequests);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
