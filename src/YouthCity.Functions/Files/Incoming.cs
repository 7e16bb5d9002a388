namespace YouthCity.Functions.Files;

/// <summary>Bytes on their way in. Those of known number are held once, in the array they stay in; others in pieces until the last has come.</summary>
internal static class Incoming
{
    private const int PieceLength = 1 << 18;

    /// <summary>All bytes; nothing where there are more than allowed: then one byte too many was read and no more.</summary>
    /// <param name="length">How many there are, at most as many as allowed, where that is known.</param>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static async Task<byte[]?> ReadAsync(Stream body, long? length, long most, CancellationToken cancellation)
    {
        if (length is not { } known)
            return await ReadPiecesAsync(body, most, cancellation);
        var content = new byte[known];
        await body.ReadExactlyAsync(content, cancellation);
        return content;
    }

    private static async Task<byte[]?> ReadPiecesAsync(Stream body, long most, CancellationToken cancellation)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        var (total, isLast) = (0L, false);
        while (!isLast)
        {
            var piece = new byte[(int)Math.Min(PieceLength, most + 1 - total)];
            var read = await body.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
            (total, isLast) = (total + read, read < piece.Length);
            if (total > most)
                return null;
            pieces.Add(piece.AsMemory(0, read));
        }

        return Joined(pieces, total);
    }

    private static byte[] Joined(List<ReadOnlyMemory<byte>> pieces, long total)
    {
        var (content, at) = (new byte[total], 0);
        foreach (var piece in pieces)
        {
            piece.CopyTo(content.AsMemory(at));
            at += piece.Length;
        }

        return content;
    }
}
