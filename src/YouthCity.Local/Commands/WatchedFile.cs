namespace YouthCity.Local.Commands;

/// <summary>A file that tells how much of it was read, whenever some of it is.</summary>
public sealed class WatchedFile(string path, Action<long, long> progress) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)
{
    /// <summary>A class made from <see cref="FileStream"/> reads into spans this way too.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        progress(Position, Length);
        return read;
    }
}
