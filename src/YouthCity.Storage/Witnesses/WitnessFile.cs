using System.Text;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Witnesses;

/// <summary>A witness in a file that only its owner reads. What protects it is where it lies: on another disk or machine, or made append-only by the system (<c>chattr +a</c>).</summary>
#pragma warning disable CA1001 // A semaphore that nobody waits for with a handle holds nothing to be given back.
public sealed class WitnessFile(string path) : IWitnessLog
#pragma warning restore CA1001
{
    private const int Tries = 20;

    private readonly SemaphoreSlim _one = new(1);

    public async Task AppendAsync(string line, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            // A line that a power cut left without its end is not continued.
            var bytes = Encoding.UTF8.GetBytes($"{(await IsEndedAsync(cancellation) ? "" : "\n")}{line}\n");
            await using var file = await OpenAsync(FileMode.Append, FileAccess.Write, FileShare.None, cancellation);
            await file.WriteAsync(bytes, cancellation);
            file.Flush(flushToDisk: true);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException(fault.Message, fault);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return [];
        await using var file = await OpenAsync(FileMode.Open, FileAccess.Read, FileShare.Read, cancellation);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Waits while another process adds a line.</summary>
    private async Task<FileStream> OpenAsync(FileMode mode, FileAccess access, FileShare share, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (mode == FileMode.Append && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (mode == FileMode.Append)
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(path, options);
            }
            catch (IOException) when (tries < Tries)
            {
                await Backoff.WaitAsync(tries, cancellation);
            }
            catch (UnauthorizedAccessException fault)
            {
                throw new IOException(fault.Message, fault);
            }
        }
    }

    private async Task<bool> IsEndedAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return true;
        await using var reader = await OpenAsync(FileMode.Open, FileAccess.Read, FileShare.Read, cancellation);
        if (reader.Length == 0)
            return true;
        reader.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await reader.ReadExactlyAsync(last, cancellation);
        return last[0] == '\n';
    }
}
