using System.IO.Compression;
using System.Text;
using YouthCity.Functions.Tests.Builders;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Rules as an archive, and what is done with it over HTTP.</summary>
public static class RuleArchives
{
    public static byte[] Zip(this Builders.Rules rules)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-rules-");
        try
        {
            rules.WriteTo(folder.FullName);
            return Zip(Directory.EnumerateFiles(folder.FullName).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The archive with a part of one of its files replaced.</summary>
    public static byte[] Edit(byte[] archive, string file, string part, string instead)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var files = zip.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            using var content = new MemoryStream();
            using var packed = entry.Open();
            packed.CopyTo(content);
            return content.ToArray();
        });
        var text = Encoding.UTF8.GetString(files[file]);
        Assert.Contains(part, text, StringComparison.Ordinal);
        files[file] = Encoding.UTF8.GetBytes(text.Replace(part, instead, StringComparison.Ordinal));
        return Zip(files);
    }

    public static Task<Reply> ChangeRulesAsync(this HttpClient client, byte[] archive, string query, string contest = "valley") =>
        client.SendFileAsync($"/api/contests/{contest}/rules{query}", archive);

    public static async Task<byte[]> RulesAsync(this HttpClient client, string contest = "valley", string query = "?format=zip") =>
        (await client.ReadAsync($"/api/contests/{contest}/rules{query}")).Content;

    private static byte[] Zip(Dictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
