using System.Net;
using System.Net.Http.Headers;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>The same accidents on their way through the service. As many files as three in forty of <see cref="FuzzTests.Files"/>.</summary>
public sealed class FuzzOverHttpTests : ServiceTest
{
    [Fact]
    public async Task An_accident_is_a_refusal_that_stores_nothing_or_the_file_is_taken_whole()
    {
        var juror = (await Service.JurorAsync(city: "talas")).Client;
        for (var seed = 0; seed < FuzzTests.Files * 3 / 40; seed++)
        {
            var chance = new Random(seed);
            var (client, what, file) = chance.Next(9) switch
            {
                0 => (Service.Agency, "social-orders", FuzzedFiles.Orders(chance)),
                1 => (Service.Agency, "surveys", FuzzedFiles.Survey(chance)),
                2 => (juror, "ballots", FuzzedFiles.Ballots(chance)),
                8 => (Service.Agency, "action-plans", FuzzedFiles.Plans(chance)),
                3 => (Service.Agency, "applications", FuzzedFiles.Workbook(chance).File),
                _ => (Service.Agency, "applications", FuzzedFiles.Application(chance)),
            };
            var before = await Service.VersionAsync();
            var reply = await SendAsync(client, what, file, asForm: chance.Next(3) == 0);
            Assert.True(reply.Status is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{FuzzTests.Of(seed)}: {reply.Code} {reply.Text}");
            Assert.Equal(reply.Status == HttpStatusCode.Created, before != await Service.VersionAsync());
            if (reply.Status != HttpStatusCode.Created)
                continue;
            var again = await SendAsync(client, what, file, asForm: false);
            Assert.True(again.Status == HttpStatusCode.OK && again.Json.GetProperty("unchanged").GetBoolean(), $"{FuzzTests.Of(seed)}: {again.Text}");
        }
    }

    private static async Task<Reply> SendAsync(HttpClient client, string what, byte[] file, bool asForm)
    {
        var path = $"/api/contests/{Requests.Contest}/{what}?format=json";
        if (!asForm)
            return await client.SendFileAsync(path, file);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { content, "file", "accident.csv" } };
        return await client.SendAsync("POST", path, form);
    }
}
