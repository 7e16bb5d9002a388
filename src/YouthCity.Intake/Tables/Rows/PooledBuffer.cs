using Microsoft.IO;

namespace YouthCity.Intake.Tables.Rows;

/// <summary>
/// Bytes on their way in. They are held in pieces that are used again for the next file, wiped in between: a file takes its own size in memory and no more,
/// however it is sent and however many came before, and nothing of it is left there when it was read.
/// </summary>
public static class PooledBuffer
{
    private const int PieceLength = 1 << 16;

    /// <summary>What is kept for the next file, of all that were read at one time.</summary>
    private const long MostKept = 64_000_000;

    private static readonly RecyclableMemoryStreamManager s_pieces = new(new RecyclableMemoryStreamManager.Options
    {
        BlockSize = PieceLength,
        MaximumSmallPoolFreeBytes = MostKept,
        ZeroOutBuffer = true,
    });

    /// <summary>An empty stream of such pieces; they are given back when it is disposed of.</summary>
    public static RecyclableMemoryStream Pieces() => s_pieces.GetStream();

    /// <summary>All bytes, at their start; null if there are more than allowed: then one byte too many was read and no more.</summary>
    public static async Task<RecyclableMemoryStream?> ReadAsync(Stream body, long most, CancellationToken cancellation)
    {
        var content = s_pieces.GetStream();
        try
        {
            while (content.Length <= most)
            {
                var room = content.GetMemory();
                var read = await body.ReadAsync(room[..(int)Math.Min(room.Length, most + 1 - content.Length)], cancellation);
                if (read == 0)
                {
                    content.Position = 0;
                    return content;
                }

                content.Advance(read);
            }
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        await content.DisposeAsync();
        return null;
    }
}
