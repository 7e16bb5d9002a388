namespace YouthCity.Functions.Web.Uploads;

/// <summary>The bytes of uploads that are held, by the key they come under: who begins many files and ends none fills no memory with them.</summary>
public sealed class UploadsUnderWay(long most = UploadsUnderWay.Most)
{
    public const long Most = 64_000_000;

    private readonly Dictionary<string, long> _held = new(StringComparer.Ordinal);

    public long Megabytes => most / 1_000_000;

    /// <summary>As many as are usual, or one file of the largest size.</summary>
    public static UploadsUnderWay Of(SizeLimit limit) => new(Math.Max(Most, limit.Bytes + UploadBody.FormOverhead));

    /// <summary>An upload that holds nothing yet; what it holds is given back when it is disposed of.</summary>
    public Upload Begin(string key) => new(this, key);

    private bool TryHold(string key, long bytes)
    {
        lock (_held)
        {
            var held = _held.GetValueOrDefault(key) + bytes;
            if (held > most)
                return false;
            _held[key] = held;
            return true;
        }
    }

    private void Release(string key, long bytes)
    {
        lock (_held)
        {
            if ((_held[key] -= bytes) == 0)
                _held.Remove(key);
        }
    }

    public sealed class Upload(UploadsUnderWay uploads, string key) : IDisposable
    {
        private long _bytes;

        /// <summary>Takes note of bytes that have come; false if the key's uploads hold as many as they may.</summary>
        public bool TryHold(int bytes)
        {
            if (!uploads.TryHold(key, bytes))
                return false;
            _bytes += bytes;
            return true;
        }

        public void Dispose()
        {
            if (_bytes > 0)
                uploads.Release(key, _bytes);
            _bytes = 0;
        }
    }
}
