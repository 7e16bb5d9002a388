using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;
using YouthCity.Functions.SocialOrders;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>
/// Files as they come after an accident. Reading never throws, whatever is shown can be written in all languages, and what is accepted has
/// the digits that stand in the file. <c>YOUTHCITY_FUZZ</c> says how many files; the seeds are fixed.
/// </summary>
public sealed class FuzzTests : ServiceTest
{
    private const int Usual = 4_000;
    private const int OverHttp = 300;

    private static readonly int s_files = int.TryParse(Environment.GetEnvironmentVariable("YOUTHCITY_FUZZ"), CultureInfo.InvariantCulture, out var files) ? files : Usual;

    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly byte[][] s_texts =
    [
        .. from encoding in AFile.Encodings.Keys
           from separator in (char[])[',', ';']
           select new AFile { Encoding = encoding, Separator = separator, Language = separator == ';' ? "ru" : "en", Rows = Rows(separator == ';' ? ',' : '.') }.Bytes,
        Encoding.UTF8.GetBytes("city;1.1;1.1 baseline;2.1\nosh;5;4;3,5\nТалас;6;;1 250,75\n"),
        Encoding.UTF8.GetBytes(string.Join('\n', Seeds.Applications.Split('\n').Take(40))),
        .. Directory.GetFiles(Repository.Path("tests", "YouthCity.Functions.Tests", "Files", "Real"), "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    private static readonly byte[] s_orders = Encoding.UTF8.GetBytes(Seeds.SocialOrders);

    private static readonly byte[] s_workbook = new AWorkbook().With("Данные", [AFile.Headers("ru"), ["Ош", "1.1", 4, 5], ["Талас", "1.2", "40,5", AWorkbook.Percent(0.45)]], merged: ["F2:F3"]).Bytes();

    [Fact]
    public void No_accident_to_a_text_file_makes_reading_throw_or_changes_a_number()
    {
        for (var seed = 0; seed < s_files; seed++)
        {
            var chance = new Random(seed);
            var file = new Mutations(chance).Bytes(s_texts[chance.Next(s_texts.Length)]);
            Check(seed, file, Decoded(file));
        }
    }

    [Fact]
    public void No_accident_to_a_workbook_makes_reading_throw_or_changes_a_number()
    {
        for (var seed = 0; seed < s_files / 10; seed++)
        {
            var chance = new Random(seed);
            var (file, text) = chance.Next(4) == 0 ? (new Mutations(chance).Bytes(s_workbook), null) : InsideOf(s_workbook, chance);
            Check(seed, file, text);
        }
    }

    [Fact]
    public void No_accident_to_a_file_of_social_orders_makes_reading_throw()
    {
        for (var seed = 0; seed < s_files / 10; seed++)
        {
            using var content = new MemoryStream(new Mutations(new Random(seed)).Bytes(s_orders));
            var (orders, findings, _) = SocialOrderReader.Read(s_contest, new SentFile("orders.csv", content));
            AssertShows(seed, findings);
            Assert.True(findings.HasErrors || orders.All(order => order.City.Length > 0 && order.Theme.Length > 0), Of(seed));
        }
    }

    [Fact]
    public async Task Over_http_an_accident_is_a_refusal_and_stores_nothing_or_the_file_is_taken_whole()
    {
        for (var seed = 0; seed < OverHttp; seed++)
        {
            var chance = new Random(seed);
            var file = chance.Next(5) == 0 ? InsideOf(s_workbook, chance).File : new Mutations(chance).Bytes(s_texts[chance.Next(s_texts.Length)]);
            var before = await Service.VersionAsync();
            var reply = await Service.Agency.ApplyAsync(file);
            Assert.True(reply.Status is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{Of(seed)}: {reply.Code} {reply.Text}");
            Assert.Equal(reply.Status == HttpStatusCode.Created, before != await Service.VersionAsync());
        }
    }

    private static void Check(int seed, byte[] file, string? text)
    {
        using var content = new MemoryStream(file);
        var (upload, findings, _) = ApplicationReader.Read(s_contest, new SentFile("file", content));
        AssertShows(seed, findings);
        if (findings.HasErrors || text is null)
            return;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        foreach (var entry in upload.Entries().Values.SelectMany(city => city.Values))
        {
            foreach (var number in (double?[])[entry.Value, entry.Baseline])
                Assert.True(number is null || digits.Contains(DigitsOf(number.Value), StringComparison.Ordinal), $"{Of(seed)}: {number}");
        }
    }

    private static void AssertShows(int seed, FindingList findings)
    {
        foreach (var language in Enum.GetValues<Core.Language>())
            Assert.All(findings.All.Take(20), finding => Assert.False(string.IsNullOrWhiteSpace(finding.In(language).Message), Of(seed)));
        Assert.Equal(findings.Errors + findings.Warnings + findings.Notices, findings.Groups.Sum(group => group.Count));
    }

    /// <summary>A number's digits as they must stand in a file that says it, without zeros at either end.</summary>
    private static string DigitsOf(double number) =>
        string.Concat(((decimal)number).ToString(CultureInfo.InvariantCulture).Where(char.IsAsciiDigit)).Trim('0');

    private static string Decoded(byte[] file)
    {
        using var content = new MemoryStream(file);
        return TextEncoding.Detect(content).Encoding.GetString(file);
    }

    /// <summary>The workbook with one of its parts changed, and the text of all.</summary>
    private static (byte[] File, string? Text) InsideOf(byte[] workbook, Random chance)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        var text = new StringBuilder();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var names = archive.Entries.Select(entry => entry.FullName).ToList();
            var changed = names[chance.Next(names.Count)];
            foreach (var name in names)
            {
                string part;
                using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
                    part = reader.ReadToEnd();
                if (name == changed)
                {
                    part = new Mutations(chance).Text(part);
                    archive.GetEntry(name)!.Delete();
                    using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                    writer.Write(part);
                }

                text.Append(part);
            }
        }

        // 0.45 shown as 45 % is read as 45: its digits are in the file all the same.
        return (bytes.ToArray(), text.ToString());
    }

    private static string[][] Rows(char sign) =>
    [
        ["Ош", "1.1", "4", "6"],
        ["Ош", "1.2", $"40{sign}5", $"45{sign}25", "", "план", "две\nстроки"],
        ["Талас", "6.2", $"1250{sign}75", $"12500{sign}5", "", "\"бюджет\""],
        ["Нарын", "2.2", $"0{sign}125", $"0{sign}25"],
        ["Баткен", "1.4", "50", "45 %", "1 234"],
    ];

    private static string Of(int seed) => FormattableString.Invariant($"seed {seed}");
}
