using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Templates;

/// <summary>A template's example is passed over; whoever wrote figures over it is told (that it is passed over as it was says the round of every template).</summary>
public sealed class ExampleRowTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("long", ",1,2,", ",500,777,")]
    [InlineData("long", ",1,2,", ",,\"1,234\",")]
    [InlineData("wide", ",2,1,50,25,", ",12,7,,,")]
    public async Task Figures_written_over_the_example_are_not_lost_in_silence(string form, string example, string figures)
    {
        var template = (await service.Anyone.ReadAsync($"/api/contests/2020/template?form={form}")).Text;
        Assert.Contains(example, template, StringComparison.Ordinal);
        var reply = await service.Agency.ApplyAsync(template.Replace(example, figures, StringComparison.Ordinal), "?dryRun=true");
        var found = Assert.Single(reply.AssertStatus(HttpStatusCode.OK).Findings, found => found.Code == "example-row");
        Assert.Equal(("warning", 2, "A2"), (found.Severity, found.Row, found.Cell));
        Assert.Contains("write the city", found.Fix, StringComparison.Ordinal);
    }
}
