using System.Collections.ObjectModel;
using System.Globalization;
using System.IO.Compression;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Criteria;

/// <summary>The four files in one archive (.zip). Other files in it are not looked at.</summary>
public static class RuleArchive
{
    /// <summary>Bytes that a file may have unpacked: a hundred thousand cities have fewer.</summary>
    private const int MostUnpacked = 32_000_000;

    private const int MostEntries = 1_000;

    private const int Megabyte = 1_000_000;

    /// <summary>Where some systems put what they know of files beside the files.</summary>
    private const string Shadows = "__MACOSX/";

    /// <summary>Programs set the moment of writing; the same rules are the same bytes.</summary>
    private static readonly DateTimeOffset s_moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(RuleFiles files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.All)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = s_moment;
                using var file = entry.Open();
                file.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The files by their names; null, with a finding, where it is no archive, where it unpacks to too much, or where a file cannot be told from another.</summary>
    internal static Dictionary<string, byte[]>? Read(SentFile file, FindingList findings)
    {
        file.Content.Position = 0;
        try
        {
            using var archive = PackageLibrary.Ask(() => new ZipArchive(file.Content, ZipArchiveMode.Read, leaveOpen: true));
            return Read(PackageLibrary.Ask(() => archive.Entries), file, findings);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            findings.Add(FindingCodes.BrokenArchive, found: file.Name);
            return null;
        }
    }

    /// <summary>Whether an archive is a workbook.</summary>
    internal static bool IsWorkbook(Stream content)
    {
        content.Position = 0;
        try
        {
            using var archive = PackageLibrary.Ask(() => new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));
            return PackageLibrary.Ask(() => archive.Entries).Any(entry => entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static Dictionary<string, byte[]>? Read(ReadOnlyCollection<ZipArchiveEntry> entries, SentFile file, FindingList findings)
    {
        var (files, left) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), (long)MostUnpacked);
        foreach (var entry in entries.Take(MostEntries))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var path = entry.FullName.Replace('\\', '/');
            var last = path[(path.LastIndexOf('/') + 1)..];
            if (RuleFiles.Names.FirstOrDefault(name => name.Equals(last, StringComparison.OrdinalIgnoreCase)) is not { } known || path.StartsWith(Shadows, StringComparison.OrdinalIgnoreCase))
                continue;
            if (path.Length > last.Length)
                findings.Add(FindingCodes.PathInArchive, found: path, arguments: [known]);
            else if (files.ContainsKey(known))
                findings.Add(FindingCodes.RepeatedFile, found: path);
            else if (Unpack(entry, left) is { } content)
                (files[known], left) = (content, left - content.Length);
            else
                return TooLarge(file, findings);
        }

        return entries.Count > MostEntries ? TooLarge(file, findings) : findings.HasErrors ? null : files;
    }

    private static Dictionary<string, byte[]>? TooLarge(SentFile file, FindingList findings)
    {
        findings.Add(FindingCodes.ArchiveTooLarge, found: file.Name,
            arguments: [(MostUnpacked / Megabyte).ToString(CultureInfo.InvariantCulture), MostEntries.ToString(CultureInfo.InvariantCulture)]);
        return null;
    }

    /// <summary>An entry's bytes; null where there are more, whatever the archive says of them.</summary>
    private static byte[]? Unpack(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
            return null;
        using var content = new MemoryStream();
        using var packed = PackageLibrary.Ask(entry.Open);
        var chunk = new byte[1 << 16];
        while (packed.Read(chunk) is > 0 and var read)
        {
            if (content.Length + read > most)
                return null;
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }
}
