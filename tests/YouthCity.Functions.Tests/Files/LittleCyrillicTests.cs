using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Files;

/// <summary>A file of one city under English headers has no other letters by which its encoding could be told.</summary>
public sealed class LittleCyrillicTests(Service service) : IClassFixture<Service>
{
    /// <summary>The names of all cities that an encoding of one byte can write.</summary>
    private static readonly string[] s_names =
    [
        .. CsvText.Parse(File.ReadAllText(Repository.Path("criteria", "2020", "cities.csv"))).Skip(1).SelectMany(row => row[1..3])
            .Where(name => name.IndexOfAny(['ө', 'ү', 'Ө']) < 0).Distinct(),
    ];

    [Theory]
    [InlineData(1251, "Windows-1251", "")]
    [InlineData(20866, "KOI8-R", "")]
    [InlineData(866, "IBM866", "Талас")]
    public async Task The_name_of_a_city_alone_tells_its_encoding(int page, string encoding, string other) =>
        await AssertReadAsync(s_names.Where(name => name != other), page, encoding);

    [Fact]
    public async Task A_name_in_capitals_is_not_taken_for_small_letters_of_another_encoding() =>
        await AssertReadAsync(s_names.Select(name => name.ToUpperInvariant()).Where(name => name is not ("ОШ" or "КЕРБЕН")), 1251, "Windows-1251");

    private async Task AssertReadAsync(IEnumerable<string> names, int page, string encoding)
    {
        foreach (var name in names)
        {
            var file = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes($"city;indicator;value\n{name};1.1;12\n");
            var reply = await service.Agency.ApplyAsync(file, "?dryRun=true");
            Assert.True(reply.Status == HttpStatusCode.OK, $"{name}: {reply.Text}");
            Assert.Equal(encoding, reply.Json.GetProperty("form").GetProperty("encoding").GetString());
        }
    }
}
