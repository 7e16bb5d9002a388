using System.Net;
using System.Text;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Files;

/// <summary>One table as LibreOffice with a Russian locale saved it (see Real/README.md), and as Excel does.</summary>
public sealed class RealFileTests(Service service) : IClassFixture<Service>
{
    private const string ExcelRows = "Город;Показатель;Базовое значение;Значение\r\nОш;1.2;40,5;45,25\r\nТалас;6.2;1\u00A0250,75;12\u00A0500,5\r\n";

    public static TheoryData<string, string> Files { get; } = new()
    {
        { "libreoffice-utf8.csv", "UTF-8" },
        { "libreoffice-utf16.csv", "UTF-16" },
        { "libreoffice-windows-1251.csv", "Windows-1251" },
        { "libreoffice-koi8-r.csv", "KOI8-R" },
        { "libreoffice-tabs-quoted.csv", "UTF-8" },
        { "libreoffice.xlsx", "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_same_table_is_read_from_every_file(string name, string encoding)
    {
        var file = await File.ReadAllBytesAsync(Repository.Path("tests", "YouthCity.Functions.Tests", "Files", "Real", name), TestContext.Current.CancellationToken);
        var reply = (await service.Agency.ApplyAsync(file, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        var form = reply.Json.GetProperty("form");
        Assert.Equal(encoding, form.GetProperty("encoding").GetString() ?? "");
        Assert.Equal(("long", "ru"), (form.GetProperty("form").GetString(), form.GetProperty("language").GetString()));
        Assert.Equivalent(
            (string[])[
                "osh 1.1 baseline 4", "osh 1.1 value 6", "osh 1.1 source Протоколы встреч",
                "osh 1.2 baseline 40.5", "osh 1.2 value 45.25", "osh 1.2 source План города", "osh 1.2 note две строки",
                "osh 1.4 baseline 51", "osh 1.4 value 58.5", "osh 1.4 respondents 1234", "osh 1.4 source Опрос",
                // KOI8-R has no such quotation marks: the spreadsheet wrote what it writes for any letter it cannot.
                encoding == "KOI8-R" ? "osh 1.4 note сказали ?да?" : "osh 1.4 note сказали «да»",
                "talas 1.1 baseline 2", "talas 1.1 value 3", "talas 1.1 note =не формула", "talas 1.2 baseline 30", "talas 1.2 value 33.3",
                "talas 6.2 baseline 1250.75", "talas 6.2 value 12500.5", "talas 6.2 source Бюджет",
                "naryn 1.1 baseline 1", "naryn 1.1 value 2", "naryn 2.1 baseline 0.5", "naryn 2.1 value 0", "naryn 2.2 baseline 0.125", "naryn 2.2 value 0.25",
            ],
            Changes(reply), strict: true);
    }

    public static TheoryData<string, byte[]> AsExcel { get; } = new()
    {
        { "UTF-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ExcelRows)] },
        { "UTF-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("sep=;\r\n" + ExcelRows)] },
        { "Windows-1251", AFile.Encodings["Windows-1251"].Write(ExcelRows) },
        { "Windows-1251", AFile.Encodings["Windows-1251"].Write("sep=;\r\n" + ExcelRows) },
        { "UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(ExcelRows.Replace(';', '\t'))] },
        { "IBM866", AFile.Encodings["IBM866"].Write(ExcelRows) },
    };

    [Theory]
    [MemberData(nameof(AsExcel))]
    public async Task What_excel_writes_is_read(string encoding, byte[] file)
    {
        var reply = (await service.Agency.ApplyAsync(file, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(encoding, reply.Json.GetProperty("form").GetProperty("encoding").GetString());
        Assert.Equal(",", reply.Json.GetProperty("form").GetProperty("decimalSign").GetString());
        Assert.Equal(["osh 1.2 baseline 40.5", "osh 1.2 value 45.25", "talas 6.2 baseline 1250.75", "talas 6.2 value 12500.5"], Changes(reply));
    }

    [Fact]
    public async Task Bytes_that_are_no_letters_refuse_the_file_with_their_line()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(AFile.Of("osh,1.1,4,5,,Шаардык мэриянын маалыматы,", "talas,1.1,4,5,,")), 0xCF, 0xEB, 0xE0, 0xED, (byte)'\n'];
        var error = Assert.Single((await service.Agency.ApplyAsync(file, "?dryRun=true")).Errors);
        Assert.Equal(("encoding-error", 4), (error.Code, error.Row));
    }

    private static List<string> Changes(Reply reply) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty("cells").EnumerateArray().Select(cell => string.Join(' ', ((string[])["city", "indicator", "field", "after"])
            .Select(name => cell.GetProperty(name).ToString().ReplaceLineEndings(" ")))),
    ];
}
