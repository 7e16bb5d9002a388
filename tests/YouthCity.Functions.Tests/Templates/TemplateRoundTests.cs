using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Templates;

/// <summary>Templates as they are downloaded, sent back over HTTP.</summary>
public sealed class TemplateRoundTests : ServiceTest
{
    public static TheoryData<string, string, string> EveryTemplate { get; } =
    [
        .. from form in new[] { "long", "wide" }
           from language in new[] { "ky", "ru", "en" }
           from format in new[] { "csv", "csv&excel=ru", "xlsx" }
           select (form, language, format),
    ];

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public async Task A_template_sent_back_as_it_came_says_that_its_cells_are_empty_and_changes_nothing(string form, string language, string format)
    {
        var template = (await Service.Anyone.ReadOfAsync($"template?form={form}&lang={language}&format={format}")).AssertStatus(HttpStatusCode.OK);

        var reply = (await Service.Agency.ApplyAsync(template.Content)).AssertStatus(HttpStatusCode.OK);

        Assert.True(reply.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal((form, language), (Form(reply, "form"), Form(reply, "language")));
        Assert.Equal(["blank-baseline", "blank-value"], reply.Findings.Select(found => found.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(reply.Findings, found => Assert.Equal("notice", found.Severity));
    }

    [Theory]
    [MemberData(nameof(EveryTemplate))]
    public async Task A_template_filled_in_with_the_sample_holds_the_sample(string form, string language, string format)
    {
        var template = (await Service.Anyone.ReadOfAsync($"template?form={form}&lang={language}&format={format}")).AssertStatus(HttpStatusCode.OK);
        var filled = format == "xlsx" ? FilledTemplate.Workbook(template.Content) : FilledTemplate.Csv(template.Text, format == "csv" ? ',' : ';');

        var reply = (await Service.Agency.ApplyAsync(filled)).AssertStatus(HttpStatusCode.Created);

        Assert.Equal((form, language), (Form(reply, "form"), Form(reply, "language")));
        var left = (await Service.Agency.ApplyAsync(Seeds.Applications, "?dryRun=true")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("changes").GetProperty("cells").EnumerateArray();
        Assert.Equal(
            form == "long" ? [] : ["note", "respondents", "source"],
            left.Select(change => change.GetProperty("field").GetString()!).Distinct().Order(StringComparer.Ordinal));
    }

    private static string? Form(Reply reply, string part) => reply.Json.GetProperty("form").GetProperty(part).GetString();
}
