using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.ActionPlans;

public sealed class PlanUploadTests : ServiceTest
{
    [Fact]
    public async Task A_file_replaces_the_plans_of_the_cities_it_names_and_no_others()
    {
        await Service.Agency.PlanAsync("city,action\nosh,A\nosh,B\ntalas,C\n");
        var reply = (await Service.Agency.PlanAsync("city,action,status\nosh,B,\nosh,D,done\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["osh B", "osh D", "talas C"], await RowsAsync());
        var changes = reply.Json.GetProperty("changes");
        Assert.Equal((2, "A", "D"), (changes.GetProperty("count").GetInt32(), changes.GetProperty("removedActions")[0].GetProperty("action").GetString(), changes.GetProperty("addedActions")[0].GetProperty("action").GetString()));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_neither_does_another_order_of_its_rows()
    {
        var first = (await Service.Agency.PlanAsync(Seeds.ActionPlans)).AssertStatus(HttpStatusCode.Created);
        var lines = Seeds.ActionPlans.Trim().Split('\n');
        foreach (var file in (string[])[Seeds.ActionPlans, string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0]))])
        {
            var again = (await Service.Agency.PlanAsync(file)).AssertStatus(HttpStatusCode.OK);
            Assert.True(again.Json.GetProperty("unchanged").GetBoolean());
            Assert.Equal(first.Version, again.Version);
        }
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_alter_and_stores_nothing()
    {
        var trial = (await Service.Agency.PlanAsync(Seeds.ActionPlans, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(27, trial.Json.GetProperty("changes").GetProperty("addedActions").GetArrayLength());
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task Other_kinds_of_file_are_left_alone_and_say_nothing_of_actions()
    {
        await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n");
        await Service.Agency.PlanAsync(Seeds.ActionPlans);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
        var order = (await Service.Agency.OrderAsync(Seeds.SocialOrders)).AssertStatus(HttpStatusCode.Created);
        Assert.False(order.Json.GetProperty("changes").TryGetProperty("addedActions", out _));
        Assert.Equal(27, (await RowsAsync()).Count);
    }

    [Theory]
    [InlineData("city,group,action,due,status,source\nosh,2,Бак,2021-03,under way,Токтом\n")]
    [InlineData("Шаар;Критерийлердин тобу;Иш-чара;Мөөнөтү;Абалы;Булак\nОш;2 Жаштардын эс алуусу, маданияты жана өнүгүүсү;Бак;2021-жылдын марты;Аткарылууда;Токтом\n")]
    [InlineData("Город\tГруппа\tМероприятие\tСрок исполнения\tСтатус\tИсточник\nОш\tОтдых, культура и развитие молодёжи\tБак\tмарт 2021 г.\tв работе\tТоктом\n")]
    public async Task Headers_groups_months_and_states_are_understood_in_three_languages(string file)
    {
        (await Service.Agency.PlanAsync(file)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(
            """{"city":"osh","action":"Бак","group":"2","due":"2021-03","status":"under-way","source":"Токтом"}""",
            (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows")[0].GetRawText());
    }

    /// <summary>What was said is kept as exactly as it was said.</summary>
    [Theory]
    [InlineData("2021", "2021")]
    [InlineData("2021 г.", "2021")]
    [InlineData("2021-жыл", "2021")]
    [InlineData("до 2021 года", "2021")]
    [InlineData("2021-03", "2021-03")]
    [InlineData("03.2021", "2021-03")]
    [InlineData("3/2021", "2021-03")]
    [InlineData("Март 2021", "2021-03")]
    [InlineData("March 2021", "2021-03")]
    [InlineData("сен. 2021", "2021-09")]
    [InlineData("31.03.2021", "2021-03-31")]
    [InlineData("2021-03-31", "2021-03-31")]
    [InlineData("2021/03/31", "2021-03-31")]
    [InlineData("31/03/2021", "2021-03-31")]
    [InlineData("03/03/2021", "2021-03-03")]
    [InlineData("31 марта 2021 г.", "2021-03-31")]
    [InlineData("2021-жылдын 31-марты", "2021-03-31")]
    [InlineData("2021-жылдын 31-мартына чейин", "2021-03-31")]
    [InlineData("31 March 2021", "2021-03-31")]
    [InlineData("2021-03-31T00:00:00", "2021-03-31")]
    [InlineData("", null)]
    public async Task When_it_is_due_keeps_the_precision_it_was_given_with(string written, string? due)
    {
        (await Service.Agency.PlanAsync($"city,action,due\nosh,A,{written}\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(due, (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows")[0].GetProperty("due").GetString());
    }

    /// <summary>A spreadsheet makes a day of a month; what the cell shows is what was meant.</summary>
    [Theory]
    [InlineData("mmm\\-yy", "44256", "2021-03")]
    [InlineData("[$-419]mmmm\\ yyyy;@", "44256", "2021-03")]
    [InlineData("dd\\.mm\\.yyyy", "44286", "2021-03-31")]
    [InlineData("0", "2021", "2021")]
    public async Task A_workbooks_day_or_month_is_what_its_cell_shows(string format, string number, string due)
    {
        var book = new AWorkbook { Format = format }.With("План", [["город", "мероприятие", "срок"], ["Ош", "Парк", AWorkbook.Formatted(number)]]);
        (await Service.Agency.SendFileAsync("/api/contests/2020/action-plans", book.Bytes())).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(due, (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows")[0].GetProperty("due").GetString());
    }

    [Theory]
    [InlineData("missing-cell", "A2", null, ",2,A,2021,done")]
    [InlineData("missing-cell", "C2", null, "osh,2,,2021,done")]
    [InlineData("unknown-city", "A2", "Ошш", "Ошш,2,A,2021,done")]
    [InlineData("unknown-group", "B2", "9", "osh,9,A,2021,done")]
    [InlineData("not-a-due-time", "D2", "31.02.2021", "osh,2,A,31.02.2021,done")]
    [InlineData("not-a-due-time", "D2", "31.03.21", "osh,2,A,31.03.21,done")]
    [InlineData("not-a-due-time", "D2", "04/03/2021", "osh,2,A,04/03/2021,done")]
    [InlineData("not-a-due-time", "D2", "2020-2021", "osh,2,A,2020-2021,done")]
    [InlineData("not-a-due-time", "D2", "марафон 2021", "osh,2,A,марафон 2021,done")]
    [InlineData("not-a-due-time", "D2", "I квартал 2021", "osh,2,A,I квартал 2021,done")]
    [InlineData("not-a-due-time", "D2", "1990", "osh,2,A,1990,done")]
    [InlineData("unknown-status", "E2", "half", "osh,2,A,2021,half")]
    [InlineData("extra-cell", "F2", "oops", "osh,2,A,2021,done,oops")]
    public async Task A_mistake_is_found_in_its_cell_explained_in_three_languages_and_nothing_is_stored(string code, string cell, string? value, string row)
    {
        var messages = new List<string>();
        foreach (var language in new[] { "ky", "ru", "en" })
        {
            var reply = await Service.Agency.PlanAsync($"city,group,action,due,status\n{row}\ntalas,2,B,,\n", $"?lang={language}");
            reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
            var error = Assert.Single(reply.Errors);
            Assert.Equal((code, 2, cell, value), (error.Code, error.Row, error.Cell, error.Value));
            messages.Add($"{error.Message} {error.Expected} {error.Fix}");
        }

        Assert.Distinct(messages);
        Assert.Null(await Service.VersionAsync());
    }

    [Theory]
    [InlineData("planned", "planned", "not begun", "пландалган", "пландалды", "запланировано", "в плане", "Планируется")]
    [InlineData("under-way", "under-way", "in progress", "аткарылууда", "ишке ашырылууда", "выполняется", "в процессе")]
    [InlineData("done", "done", "completed", "finished", "аткарылды", "бүттү", "даяр", "выполнено", "ГОТОВО")]
    [InlineData("dropped", "dropped", "cancelled", "жокко чыгарылды", "алынып салынды", "отменено", "снято")]
    public async Task How_far_it_is_is_understood_as_people_say_it(string status, params string[] words)
    {
        (await Service.Agency.PlanAsync("city,action,status\n" + string.Concat(words.Select((word, at) => $"osh,{at},{word}\n")))).AssertStatus(HttpStatusCode.Created);
        Assert.All((await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows").EnumerateArray(), row => Assert.Equal(status, row.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task What_there_is_to_choose_from_is_named_in_the_readers_language() => Assert.Contains(
        "запланировано; выполняется; выполнено; отменено", Assert.Single((await Service.Agency.PlanAsync("city,action,status\nosh,A,half\n", "?lang=ru")).Errors).Fix!, StringComparison.Ordinal);

    [Fact]
    public async Task The_same_action_twice_in_one_city_is_a_slip_and_at_another_time_is_another_action()
    {
        var error = Assert.Single((await Service.Agency.PlanAsync("city,action,due,status\nosh,A fair,2021,done\ntalas,A fair,2021,\nОш,a FAIR,2021,planned\nosh,A fair,2022,\n")).Errors);
        Assert.Equal(("repeated-action", 4), (error.Code, error.Row));
        Assert.Contains("2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city,due\nosh,2021\n", "missing-label", "action")]
    [InlineData("city,action,action\nosh,A,B\n", "duplicate-label", "action")]
    [InlineData("city,action,colour\nosh,A,red\n", "unknown-label", "colour")]
    public async Task A_mistake_in_the_header_is_found(string file, string code, string column)
    {
        var error = Assert.Single((await Service.Agency.PlanAsync(file)).Errors);
        Assert.Equal((code, 1, column), (error.Code, error.Row, error.Column));
    }

    [Fact]
    public async Task More_actions_than_are_held_are_refused_once()
    {
        var reply = await Service.Agency.PlanAsync("city,action\n" + string.Concat(Enumerable.Range(0, 100_002).Select(i => $"osh,{i}\n")));
        Assert.Equal("too-many-actions", Assert.Single(reply.Errors).Code);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_refused_file_comes_back_marked_and_is_taken_once_it_is_mended(string format)
    {
        const string mistake = "31.02.2021", right = "28.02.2021";
        var file = format == "csv"
            ? Encoding.UTF8.GetBytes($"город;мероприятие;срок\nОш;Парк;{mistake}\n")
            : new AWorkbook().With("План", [["город", "мероприятие", "срок"], ["Ош", "Парк", mistake]]).Bytes();
        var back = await Service.Agency.SendFileAsync($"/api/contests/2020/action-plans?format={format}&lang=ru", file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        (await Service.Agency.SendFileAsync("/api/contests/2020/action-plans", back.Content)).AssertStatus(HttpStatusCode.UnprocessableEntity);
        if (format == "csv")
        {
            Assert.Contains("не день, не месяц и не год", back.Text, StringComparison.Ordinal);
            var mended = CsvText.Parse(back.Text.Replace(';', ',').TrimStart('\uFEFF')).Select(row => row.Select(cell => cell == mistake ? right : cell));
            (await Service.Agency.PlanAsync(CsvText.Write(mended.Select(row => row.ToArray())))).AssertStatus(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task What_was_sent_is_read_back_from_each_export_in_each_language()
    {
        await Service.Agency.PlanAsync(Seeds.ActionPlans + "osh,,\"=1+1, \"\"x\"\"\",2030,dropped,@source\n");
        var before = await Service.VersionAsync();
        foreach (var export in new[] { "?format=csv", "?format=csv&excel=ru&lang=ru", "?format=csv&excel=ru&lang=ky", "?format=csv&excel=ru&lang=en" })
        {
            var table = await Service.Anyone.ReadOfAsync($"action-plans{export}");
            Assert.Contains("'=1+1", table.Text, StringComparison.Ordinal);
            var again = (await Service.Agency.SendFileAsync("/api/contests/2020/action-plans", table.Content)).AssertStatus(HttpStatusCode.OK);
            Assert.True(again.Json.GetProperty("unchanged").GetBoolean(), export);
        }

        Assert.Equal(before, await Service.VersionAsync());
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_file_to_fill_in_has_a_header_that_is_understood_and_nothing_in_it_yet(string language)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var template = (await Service.Anyone.ReadOfAsync($"action-plans/template?format={format}&lang={language}")).AssertStatus(HttpStatusCode.OK);
            Assert.Equal("no-rows", Assert.Single((await Service.Agency.SendFileAsync("/api/contests/2020/action-plans", template.Content)).Errors).Code);
        }
    }

    private async Task<List<string>> RowsAsync() =>
    [
        .. (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("city")} {row.GetProperty("action")}").Order(StringComparer.Ordinal),
    ];
}
