using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Findings;

public sealed class TenMistakesTests : ServiceTest
{
    private static readonly string s_file = AFile.Of(
        "osh,1.1,4,5",
        "Ошш,1.1,4,5",
        "Кара-Кол,1.1,4,5",
        "Кара-К?л,1.1,4,5",
        "osh,9.9,4,5",
        "osh,1.2,4,many",
        "osh,1.3,4,01.02.2026",
        "osh,1.4,4,101",
        "osh,1.5,4,50,12.5",
        "osh,2.1,4,5,,,,oops",
        "osh,1.1,4,6",
        "talas,1.1,4,\"1,234\"");

    private static readonly (string Code, int Row, string Column, string Cell, string Value)[] s_found =
    [
        ("unknown-city", 3, "city", "A3", "Ошш"),
        ("ambiguous-city", 4, "city", "A4", "Кара-Кол"),
        ("lost-letters", 5, "city", "A5", "Кара-К?л"),
        ("unknown-indicator", 6, "indicator", "B6", "9.9"),
        ("type-error", 7, "value", "D7", "many"),
        ("date-for-number", 8, "value", "D8", "01.02.2026"),
        ("constraint-error", 9, "value", "D9", "101"),
        ("not-a-count", 10, "respondents", "E10", "12.5"),
        ("unique-error", 12, "indicator", "B12", "1.1"),
        ("ambiguous-number", 13, "value", "D13", "1,234"),
    ];

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_file_with_ten_different_mistakes_comes_back_with_all_of_them(string language)
    {
        var reply = await Service.Agency.ApplyAsync(s_file, $"?lang={language}");

        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(
            s_found,
            reply.Errors.Where(error => error.Code != "extra-cell").Select(error => (error.Code, error.Row!.Value, error.Column!, error.Cell!, error.Value!)));
        var extra = Assert.Single(reply.Errors, error => error.Code == "extra-cell");
        Assert.Equal((11, "H11", "oops"), (extra.Row, extra.Cell, extra.Value));
        Assert.All(reply.Errors, error => Assert.True(error is { Message.Length: > 10, Expected.Length: > 0, Fix.Length: > 0 }, error.Code));
        Assert.Equal(s_found.Length + 1, reply.Json.GetProperty("counts").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task The_messages_differ_in_the_three_languages()
    {
        var messages = new List<IReadOnlyList<Found>>();
        foreach (var language in new[] { "ky", "ru", "en" })
            messages.Add((await Service.Agency.ApplyAsync(s_file, $"?lang={language}")).Errors);
        for (var error = 0; error < messages[0].Count; error++)
            Assert.Equal(3, messages.Select(found => found[error].Message).Distinct().Count());
    }

    [Fact]
    public async Task Upload_with_one_bad_row_stores_nothing()
    {
        Assert.Null(await Service.VersionAsync());
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5", "talas,1.1,,many"))).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task A_refused_file_leaves_the_contest_as_it_was()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,3"))).AssertStatus(HttpStatusCode.Created);
        var (version, entries) = (await Service.VersionAsync(), await Service.EntriesAsync("osh"));
        (await Service.Agency.ApplyAsync(s_file)).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(version, await Service.VersionAsync());
        Assert.Equal(entries, await Service.EntriesAsync("osh"));
    }

    [Fact]
    public async Task More_mistakes_than_an_answer_shows_are_counted()
    {
        var reply = await Service.Agency.ApplyAsync(AFile.Of([.. Enumerable.Repeat("osh,9.9,4,5", 1_500)]));
        Assert.Equal(1_000, reply.Errors.Count);
        Assert.Equal(1_500, reply.Json.GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.Equal(500, reply.Json.GetProperty("counts").GetProperty("notShown").GetInt32());
    }

    [Fact]
    public async Task A_very_long_cell_is_shown_cut()
    {
        var error = Assert.Single((await Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{new string('x', 5_000)}"))).Errors);
        Assert.InRange(error.Value!.Length, 100, 300);
    }
}
