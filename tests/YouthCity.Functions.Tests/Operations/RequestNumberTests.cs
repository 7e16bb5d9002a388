using System.Diagnostics;
using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Columns;

namespace YouthCity.Functions.Tests.Operations;

public sealed class RequestNumberTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/assets/site.css")]
    [InlineData("/api/contests/2020/summary")]
    [InlineData("/api/contests/2020/scores")]
    [InlineData("/api/nothing")]
    [InlineData("/")]
    [InlineData("/nothing")]
    public async Task Every_answer_carries_a_number_of_its_own(string path)
    {
        var (first, second) = (Number(await service.Anyone.ReadAsync(path)), Number(await service.Anyone.ReadAsync(path)));
        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_refusal_names_the_number_in_its_text_too()
    {
        var reply = await service.Anyone.ReadOfAsync("scores");
        reply.AssertProblem(HttpStatusCode.Unauthorized, "no-key");
        Assert.Equal(Number(reply), reply.Json.GetProperty("requestId").GetString());
    }

    [Fact]
    [OwnProcess]
    public async Task The_log_names_an_upload_by_its_number_and_nothing_that_a_person_wrote()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("city,indicator,value\nosh,1.1,5\n"u8.ToArray()), "file", "aibek-letter.csv" } };
        var reply = await service.Agency.SendAsync("POST", "/api/contests/2020/applications?reason=asked-by-aibek", form);
        reply.AssertStatus(HttpStatusCode.Created);
        var line = Assert.Single(service.Logs.All, line => line.Text.Contains(Number(reply), StringComparison.Ordinal));
        Assert.Equal($"A file of applications for contest 2020 from Agency was answered with 201, request {Number(reply)}", line.Text);
        Assert.DoesNotContain(service.Logs.All, line => line.Text.Contains("aibek", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_traces_his_request_finds_his_own_number()
    {
        var trace = ActivityTraceId.CreateRandom();
        var reply = await service.Anyone.ReadAsync("/health", ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        Assert.Equal($"{trace}", Number(reply));
    }

    [Theory]
    [InlineData("traceparent", "<script>")]
    [InlineData("traceparent", "00-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz-zzzzzzzzzzzzzzzz-01")]
    [InlineData("traceparent", "00-00000000000000000000000000000000-0000000000000000-00")]
    [InlineData("traceparent", "00-ABCDEFABCDEFABCDEFABCDEFABCDEFAB-ABCDEFABCDEFABCD-01")]
    [InlineData("Request-Id", "|mine.1.")]
    [InlineData("X-Request-Id", "mine")]
    public async Task Nothing_else_that_a_caller_sends_comes_back(string header, string value)
    {
        var reply = await service.Anyone.ReadAsync("/health", (header, value));
        Assert.Matches("^[0-9a-zA-Z:]{20,32}$", Number(reply));
        Assert.NotEqual(new string('0', 32), Number(reply));
        Assert.DoesNotContain("mine", Encoding.UTF8.GetString(reply.Content) + Number(reply), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("abcdef", Number(reply), StringComparison.OrdinalIgnoreCase);
    }

    private static string Number(Reply reply) => Assert.Single(reply.Headers.GetValues(RequestNumber.Header));
}
