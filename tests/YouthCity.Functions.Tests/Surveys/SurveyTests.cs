using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Surveys;

/// <summary>A file of answers becomes values, and nothing of the people who gave them stays.</summary>
public sealed class SurveyTests : ServiceTest
{
    [Fact]
    public async Task Answers_become_a_value_with_the_number_of_respondents_and_a_wilson_interval()
    {
        (await SendAsync(Answers("Ош", ("1.4", 81, 182)))).AssertStatus(HttpStatusCode.Created);
        var entry = (await Service.EntriesAsync("osh"))["1.4"];
        Assert.Equal((100.0 * 81 / 263, 263), (entry.Value, entry.Respondents));
        var line = Assert.Single(await LinesAsync());
        var current = line.GetProperty("current");

        // Newcombe 1998, Table I: 81 of 263.
        Assert.Equal((25.53, 36.62), (Math.Round(current.GetProperty("low").GetDouble(), 2), Math.Round(current.GetProperty("high").GetDouble(), 2)));
        Assert.Equal((JsonValueKind.Null, false), (line.GetProperty("change").ValueKind, line.GetProperty("fewRespondents").GetBoolean()));
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("ооба", "жок")]
    [InlineData("Да", "НЕТ")]
    [InlineData("yes", "no")]
    public async Task Yes_and_no_are_understood_in_three_languages_and_a_blank_is_no_answer(string yes, string no)
    {
        await SendAsync($"Шаар;Курагы;Жынысы;1.4\n{Repeat($"Ош;19;аял;{yes}\n", 30)}{Repeat($"Ош;20;эркек;{no}\n", 70)}{Repeat("Ош;21;аял;\n", 9)}");
        var entry = (await Service.EntriesAsync("osh"))["1.4"];
        Assert.Equal((30.0, 100), (entry.Value, entry.Respondents));
    }

    [Theory]
    [InlineData(60, 40, "risen")]
    [InlineData(20, 80, "fallen")]
    [InlineData(45, 55, "not-distinguishable")]
    public async Task A_change_that_the_answers_do_not_support_is_not_distinguishable(int yes, int no, string change)
    {
        await SendAsync(Answers("osh", ("1.4", 40, 60)), "?round=baseline");
        await SendAsync(Answers("osh", ("1.4", yes, no)));
        var entry = (await Service.EntriesAsync("osh"))["1.4"];
        Assert.Equal((40.0, (double)yes), (entry.Baseline, entry.Value));
        Assert.Equal(change, Assert.Single(await LinesAsync()).GetProperty("change").GetString());
    }

    [Theory]
    [InlineData(45, 55, "not-distinguishable", "the change cannot be told from chance: 30.9–49.8 % before, 35.6–54.8 % now (95 % interval)")]
    [InlineData(60, 40, "risen", null)]
    [InlineData(45, 54, "not-distinguishable", "few answers: 99")]
    public async Task The_receipt_says_so_wherever_the_numbers_are_shown(int yes, int no, string change, string? note)
    {
        await SendAsync(Answers("osh", ("1.4", 40, 60)), "?round=baseline");
        await SendAsync(Answers("osh", ("1.4", yes, no)));

        var receipt = (await Service.Jury.ReadOfAsync("scores/osh")).Json;
        Assert.Equal(("1.4", change), (receipt.GetProperty("surveys")[0].GetProperty("indicator").GetString(), receipt.GetProperty("surveys")[0].GetProperty("change").GetString()));
        var rows = CsvText.Parse((await Service.Jury.ReadOfAsync("scores/osh?format=csv")).Text);
        Assert.Equal(("surveyChange", change), (rows[0][^2], rows.Single(row => row[1] == "1.4")[^2]));
        var page = await Service.Anyone.ReadAsync("/contests/2020/cities/osh?lang=en", ("Cookie", await Service.SignInAsync("jury")));
        var notes = page.Html().QuerySelectorAll(".receipt tbody th").Single(cell => cell.TextContent.StartsWith("1.4 ", StringComparison.Ordinal)).QuerySelectorAll(".quiet").Select(line => line.TextContent).ToList();
        Assert.Equal(note is not null, notes.Exists(line => line == note));
        Assert.Equal(change == "not-distinguishable", notes.Exists(line => line.Contains("chance", StringComparison.Ordinal)));
        Assert.False((await Service.Jury.ReadOfAsync("scores/talas")).Json.TryGetProperty("surveys", out _));
    }

    [Fact]
    public async Task A_survey_replaces_its_own_cells_and_leaves_the_others()
    {
        await Service.Agency.ApplyAsync("city,indicator,baseline,value\nosh,1.4,11,12\nosh,1.5,13,14\nosh,1.1,3,4\n");
        var reply = await SendAsync(Answers("osh", ("1.4", 50, 50)));
        Assert.Equal(2, reply.Json.GetProperty("changes").GetProperty("count").GetInt32());
        var entries = await Service.EntriesAsync("osh");
        Assert.Equal((11.0, 50.0, 14.0, 4.0), (entries["1.4"].Baseline, entries["1.4"].Value, entries["1.5"].Value, entries["1.1"].Value));
        Assert.True((await SendAsync(Answers("osh", ("1.4", 50, 50)))).Json.GetProperty("unchanged").GetBoolean());
    }

    [Fact]
    [OwnProcess]
    public async Task Nothing_of_the_people_stays_in_the_store_or_the_log()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { LogEverything = true });
        var file = Encoding.UTF8.GetBytes("city,age,sex,name,1.4\n" + Repeat("osh,17,zhensky,Aidai-Unmistakable,1\n", 80) + Repeat("osh,23,muzhskoy,Bakyt-Unmistakable,0\n", 40));
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(file);
        form.Add(part, "file", "answers.csv");
        (await service.Agency.SendAsync("POST", "/api/contests/2020/surveys", form)).AssertStatus(HttpStatusCode.Created);

        var store = service.Services.GetRequiredService<IDocumentStore>();
        await foreach (var document in store.ListAsync(TestContext.Current.CancellationToken))
        {
            var text = Encoding.UTF8.GetString(await store.ReadOneAsync(document.Hash, TestContext.Current.CancellationToken));
            Assert.All(["Unmistakable", "zhensky", "muzhskoy"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(service.Logs.All, line => line.Text.Contains("Unmistakable", StringComparison.Ordinal));
        var act = (await service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("surveys", ContentHash.Of(file).Hex), (act.GetProperty("act").GetString(), act.GetProperty("seen").GetString()));
        Assert.Empty((await service.Agency.ReadOfAsync("uploads")).Json.GetProperty("files").EnumerateArray());
        (await service.Agency.ReadOfAsync($"uploads/{ContentHash.Of(file)}")).AssertProblem(HttpStatusCode.NotFound, "unknown-upload");
    }

    [Fact]
    public async Task No_finding_repeats_a_cell()
    {
        var reply = await SendAsync("city,age,1.4,1.5\nosh,Unmistakable-1,Unmistakable-2,1\nUnmistakable-3,17,1,1,Unmistakable-4\nosh,\"Unmistakable-5\"x,1,\"1\n");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Contains(reply.Errors, error => (error.Code, error.Cell) == ("not-an-answer", "C2"));
        Assert.Contains(reply.Errors, error => (error.Code, error.Cell) == ("unknown-city", "A3"));
        Assert.DoesNotContain("Unmistakable", reply.Text, StringComparison.Ordinal);

        // Where a message would name the cell there is not just nothing.
        Assert.All(reply.Findings, found => Assert.False(found.Message.Contains("“”", StringComparison.Ordinal) || found.Message.EndsWith(": ", StringComparison.Ordinal), found.Message));
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task A_handful_of_answers_is_not_taken_and_not_counted_aloud()
    {
        var reply = (await SendAsync(Answers("osh", ("1.4", 3, 1)) + Answers("talas", ("1.4", 3, 2))["city,1.4\n".Length..])).AssertStatus(HttpStatusCode.Created);
        Assert.Null((await Service.EntriesAsync("osh"))["1.4"].Value);
        Assert.Equal(60, (await Service.EntriesAsync("talas"))["1.4"].Value);
        var few = Assert.Single(reply.Findings, found => found.Code == "too-few-to-tell");
        Assert.DoesNotContain("4", few.Message.Replace("1.4", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(reply.Findings, found => found.Code == "few-respondents");
        Assert.True(Assert.Single(await LinesAsync()).GetProperty("fewRespondents").GetBoolean());
    }

    [Theory]
    [InlineData("city,1.1\nosh,1\n", "not-a-survey-indicator")]
    [InlineData("city,age\nosh,19\n", "no-answers")]
    [InlineData("age,1.4\n19,1\n", "missing-label")]
    [InlineData("city,1.4,1.4\nosh,1,1\n", "duplicate-label")]
    [InlineData("city,1.4\n,1\n", "missing-cell")]
    public async Task A_file_that_is_no_survey_is_refused(string file, string code) =>
        Assert.Equal(code, Assert.Single((await SendAsync(file)).Errors).Code);

    [Fact]
    public async Task Columns_that_are_not_needed_are_named_and_passed_over()
    {
        var reply = await SendAsync("city,age,1.4\n" + Repeat("osh,x,1\n", 100));
        var notice = Assert.Single(reply.Findings);
        Assert.Equal(("column-passed-over", "age"), (notice.Code, notice.Column));
    }

    [Fact]
    public async Task There_are_two_rounds() =>
        (await SendAsync("city,1.4\nosh,1\n", "?round=second")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");

    [Fact]
    public async Task The_table_has_a_row_for_each_city_and_indicator()
    {
        await SendAsync(Answers("osh", ("1.4", 81, 182)));
        var rows = CsvText.Parse((await Service.Jury.ReadOfAsync("surveys?format=csv")).Text);
        Assert.Equal(2, rows.Count);
        Assert.Equal(["osh", "1.4"], rows[1][..2]);
    }

    private static string Answers(string city, (string Indicator, int Yes, int No) answers) =>
        $"city,{answers.Indicator}\n{Repeat($"{city},1\n", answers.Yes)}{Repeat($"{city},0\n", answers.No)}";

    private static string Repeat(string line, int times) => string.Concat(Enumerable.Repeat(line, times));

    private Task<Reply> SendAsync(string file, string query = "") =>
        Service.Agency.SendFileAsync($"/api/contests/2020/surveys{query}", Encoding.UTF8.GetBytes(file));

    private async Task<List<JsonElement>> LinesAsync() => [.. (await Service.Agency.ReadOfAsync("surveys")).Json.GetProperty("lines").EnumerateArray()];

    [Fact]
    public async Task One_answer_in_joined_cells_is_not_counted_for_every_row()
    {
        var book = new AWorkbook().With("Sheet", [["city", "1.4"], ["naryn", 1], .. Enumerable.Repeat<object?[]>(["naryn", null], 9)], merged: ["B2:B11"]).Bytes();
        var errors = (await Service.Agency.SendFileAsync("/api/contests/2020/surveys", book)).Errors;
        Assert.Equal(Enumerable.Range(3, 9).Select(row => ("merged-cell", $"B{row}")), errors.Select(error => (error.Code, error.Cell!)));
    }

    [Fact]
    public async Task A_value_that_the_agency_corrects_is_no_longer_the_surveys()
    {
        await SendAsync(Answers("osh", ("1.4", 100, 300)), "?round=baseline");
        await SendAsync(Answers("osh", ("1.4", 200, 200)));
        var changes = (await Service.Agency.ApplyAsync("city,indicator,baseline,value\nosh,1.4,41,55\n")).AssertStatus(HttpStatusCode.Created).Json.GetProperty("changes").GetProperty("cells");
        Assert.Contains(changes.EnumerateArray(), change => change.GetProperty("field").GetString() == "respondents" && change.GetProperty("after").ValueKind == JsonValueKind.Null);
        Assert.Empty(await LinesAsync());
    }
}
