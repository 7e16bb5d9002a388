using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Applications;

public sealed class TenfoldChangeTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("4", "40", true)]
    [InlineData("40", "4", true)]
    [InlineData("4", "39.9", false)]
    [InlineData("39.9", "4", false)]
    [InlineData("0", "40", false)]
    [InlineData("40", "0", false)]
    public async Task A_value_ten_times_its_baseline_or_a_tenth_of_it_is_asked_about(string baseline, string value, bool asked)
    {
        var reply = (await filled.Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,{baseline},{value}"), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);

        Assert.Equal(asked, reply.Findings.Any(finding => (finding.Severity, finding.Code) == ("warning", "tenfold-change")));
    }
}
