using System.IO.Compression;
using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>What was a question in a file is one still in the file that comes back: sent again as it came, it is refused again.</summary>
public sealed class WayBackTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("k02-value-with-footnote-mark.xlsx")]
    [InlineData("k02-value-partly-struck-out.xlsx")]
    [InlineData("k03-value-formula-never-worked-out.xlsx")]
    [InlineData("k04-three-decimals-with-a-point-long.csv")]
    public async Task A_returned_file_sent_again_is_refused_again(string file)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var returned = await service.TryAsync(file, query: $"&format={format}");
            if (returned.MediaType == "application/problem+json")
                continue;
            var again = (await service.TryAsync(returned.Content)).AssertStatus(HttpStatusCode.UnprocessableEntity);
            Assert.Equal((await service.TryAsync(file)).Errors.Select(error => error.Cell), again.Errors.Select(error => error.Cell));
        }
    }

    [Fact]
    public async Task A_workbook_whose_unread_parts_are_missing_comes_back_too()
    {
        using var book = new MemoryStream();
        await book.WriteAsync(CaseFiles.Read("k17-calc-chain-missing.xlsx"), TestContext.Current.CancellationToken);
        using (var archive = new ZipArchive(book, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            string xml;
            using (var reader = new StreamReader(part.Open()))
                xml = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            await using var writer = new StreamWriter(part.Open());
            await writer.WriteAsync(xml.Replace("<v>12</v>", "<v>-12</v>", StringComparison.Ordinal));
        }

        var returned = await service.TryAsync(book.ToArray(), query: "&format=xlsx");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (returned.Status, returned.MediaType));
    }

    [Theory]
    [InlineData("k02-value-with-footnote-mark.xlsx")]
    [InlineData("k02-value-partly-struck-out.xlsx")]
    [InlineData("k03-value-formula-never-worked-out.xlsx")]
    public async Task A_workbook_comes_back_as_one(string file)
    {
        var returned = await service.TryAsync(file, query: "&format=xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", returned.MediaType);
    }
}
