using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Applications;

/// <summary>A contest whose rules accept no gaps.</summary>
public sealed class RejectedGapTests : IAsyncLifetime
{
    private const string Complete =
        "city,parks,parks baseline,clubs,clubs baseline,wait,wait baseline\nnorth,1,2,3,4,5,6\nsouth,2,3,4,5,6,7\neast,3,4,5,6,7,8\n";

    private readonly CriteriaFolder _rules = new(new Rules { Missing = "reject" });
    private Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new ServiceSetup { Criteria = _rules.Path });

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _rules.Dispose();
    }

    [Fact]
    public async Task A_complete_file_is_taken() =>
        (await _service.Agency.ApplyAsync(Complete, contest: "valley")).AssertStatus(HttpStatusCode.Created);

    [Theory]
    [InlineData("4,5,6,7\neast", "4,,6,7\neast", "blank-baseline")]
    [InlineData("south,2", "south,", "blank-value")]
    [InlineData("east,3,4,5,6,7,8\n", "", "absent-city")]
    public async Task A_gap_refuses_the_file(string part, string gap, string code)
    {
        var reply = await _service.Agency.ApplyAsync(Complete.Replace(part, gap, StringComparison.Ordinal), contest: "valley");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Contains(reply.Errors, error => error.Code == code);
        Assert.Null(await _service.VersionAsync("valley"));
    }

    [Fact]
    public async Task An_indicator_that_is_left_out_refuses_the_file()
    {
        var reply = await _service.Agency.ApplyAsync("city,parks,parks baseline\nnorth,1,2\nsouth,2,3\neast,3,4\n", contest: "valley");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(3, reply.Errors.Count(error => error.Code == "absent-values" && error.Message.Contains("clubs, wait", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_contest_holds_already_is_no_gap()
    {
        await _service.Agency.ApplyAsync(Complete, contest: "valley");
        (await _service.Agency.ApplyAsync("city,indicator,value,baseline\nsouth,wait,50,51\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
    }
}
