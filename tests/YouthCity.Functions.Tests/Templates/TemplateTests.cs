using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Templates;

public sealed class TemplateTests : ServiceTest
{
    [Theory]
    [InlineData("long")]
    [InlineData("wide")]
    public async Task A_template_left_empty_changes_nothing(string form)
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"));
        var template = await Service.Anyone.ReadOfAsync($"template?form={form}");
        var reply = (await Service.Agency.ApplyAsync(template.Content)).AssertStatus(HttpStatusCode.OK);
        Assert.True(reply.Json.GetProperty("unchanged").GetBoolean());
        Assert.Empty(reply.Errors);
    }

    [Fact]
    public async Task The_long_template_has_a_row_for_each_city_and_indicator_and_the_headers_of_the_language()
    {
        foreach (var language in new[] { "ky", "ru", "en" })
        {
            var rows = CsvText.Parse((await Service.Anyone.ReadOfAsync($"template?lang={language}")).Text);
            Assert.Equal(2 + (18 * Seeds.Indicators), rows.Count);
            Assert.Equal(AFile.Headers(language).Append(language switch { "ky" => "үлгү", "ru" => "шаблон", _ => "template" }), rows[0], StringComparer.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_template_is_a_file_to_save()
    {
        var reply = await Service.Anyone.ReadOfAsync("template");
        Assert.Equal("text/csv", reply.MediaType);
        Assert.Equal("2020-template.csv", reply.ContentHeaders.ContentDisposition?.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], reply.Content[..3]);
    }

    [Fact]
    public async Task A_form_that_is_not_there_is_400() =>
        (await Service.Anyone.ReadOfAsync("template?form=round")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
}
