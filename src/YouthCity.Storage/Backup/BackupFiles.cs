using System.IO.Compression;

namespace YouthCity.Storage.Backup;

/// <summary>The files of a backup: in a zip archive where its name ends so, else in a folder.</summary>
public abstract class BackupFiles : IDisposable
{
    /// <summary>No document is larger; what says that it is, is not read.</summary>
    protected const long Largest = 1_000_000_000;

    /// <summary>Makes a backup where nothing is yet.</summary>
    /// <exception cref="IOException">Something is there already, or it cannot be written.</exception>
    public static BackupFiles Create(string path)
    {
        if (IsArchive(path))
            return new Archive(new FileStream(path, FileMode.CreateNew), ZipArchiveMode.Create);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new IOException($"The folder {path} is not empty.");
        Directory.CreateDirectory(path);
        return new Folder(path);
    }

    /// <exception cref="IOException">There is no backup.</exception>
    /// <exception cref="InvalidDataException">It is no zip archive.</exception>
    public static BackupFiles Open(string path) =>
        IsArchive(path) ? new Archive(new FileStream(path, FileMode.Open, FileAccess.Read), ZipArchiveMode.Read) : new Folder(path);

    /// <summary>The names of all files, with a slash between a folder and a name.</summary>
    public abstract IEnumerable<string> Names { get; }

    public abstract void Add(string name, byte[] content);

    /// <summary>Null if there is no such file.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or larger than anything that a backup holds.</exception>
    public abstract byte[]? Read(string name);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private sealed class Archive(Stream stream, ZipArchiveMode mode) : BackupFiles
    {
        /// <summary>The same for every file, so that the same content makes the same archive.</summary>
        private static readonly DateTimeOffset s_at = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly ZipArchive _zip = new(stream, mode);

        public override IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

        public override void Add(string name, byte[] content)
        {
            var entry = _zip.CreateEntry(name);
            entry.LastWriteTime = s_at;
            using var to = entry.Open();
            to.Write(content);
        }

        public override byte[]? Read(string name)
        {
            if (_zip.GetEntry(name) is not { } entry)
                return null;
            if (entry.Length > Largest)
                throw new InvalidDataException($"{name} is too large to be of a backup.");
            var content = new byte[entry.Length];
            using var from = entry.Open();
            from.ReadExactly(content);
            return content;
        }

        protected override void Dispose(bool disposing)
        {
            _zip.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Folder(string path) : BackupFiles
    {
        public override IEnumerable<string> Names =>
            Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'));

        public override void Add(string name, byte[] content)
        {
            var file = Path.Combine(path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        public override byte[]? Read(string name)
        {
            var file = new FileInfo(Path.Combine(path, name));
            if (!file.Exists)
                return null;
            return file.Length <= Largest ? File.ReadAllBytes(file.FullName) : throw new InvalidDataException($"{name} is too large to be of a backup.");
        }
    }
}
