using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace YouthCity.Storage.Witnesses;

/// <summary>
/// A witness in append blobs. A policy of immutability on their container, which lets protected append writes through, keeps whoever has the app's rights
/// from changing or removing a line. One blob takes 50 000 lines, then the next begins.
/// </summary>
/// <param name="prefix">What the blobs are called in front; several installations can share a container.</param>
public sealed class WitnessBlobs(BlobContainerClient container, string prefix) : IWitnessLog
{
    private const int Tries = 4;

    private volatile int _number;

    public async Task AppendAsync(string line, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes($"{line}\n");
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (_number == 0)
                    _number = Math.Max(1, (await NamesAsync(cancellation)).Count);
                using var content = new MemoryStream(bytes, writable: false);
                await Blob(_number).AppendBlockAsync(content, cancellationToken: cancellation);
                return;
            }
            catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.BlobNotFound && tries < Tries)
            {
                await MakeAsync(cancellation);
            }
            catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.ContainerNotFound && tries < Tries)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            }
            catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.BlockCountExceedsLimit && tries < Tries)
            {
                _number++;
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException)
            {
                throw new IOException($"The witness takes no line: {fault.Message}", fault);
            }
        }
    }

    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var lines = new List<string>();
            foreach (var name in await NamesAsync(cancellation))
            {
                var content = await container.GetBlobClient(name).DownloadContentAsync(cancellation);
                lines.AddRange(content.Value.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }

            return lines;
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            throw new IOException($"The witness cannot be read: {fault.Message}", fault);
        }
    }

    private AppendBlobClient Blob(int number) => container.GetAppendBlobClient(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D5}"));

    private async Task MakeAsync(CancellationToken cancellation) => await Blob(_number).CreateIfNotExistsAsync(cancellationToken: cancellation);

    /// <summary>In their order, which is that of their names.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{prefix}-" }, cancellation))
            names.Add(blob.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
