using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Numbers as offices write them: in the other notation, as fractions of a per cent, with signs that nobody sees.</summary>
public sealed class NumberCaseTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_number_that_the_columns_sign_makes_a_thousand_times_too_large_is_a_question()
    {
        var reply = await service.TryAsync("k04-three-decimals-with-a-point-long.csv");
        Assert.Equal(["ambiguous-number C2 7.125", "ambiguous-number D2 6.875"], reply.Refusals());
        Assert.Contains("6875", reply.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_question_in_the_wide_form_too()
    {
        var reply = await service.TryAsync("city;3.1;3.1 baseline\nbishkek;6.875;7.125\ntalas;6,5;7,5\nnaryn;5,25;6,1\n"u8.ToArray());
        Assert.Equal(["ambiguous-number B2 6.875", "ambiguous-number C2 7.125"], reply.Refusals());
    }

    [Fact]
    public async Task What_the_contest_holds_shows_it_where_the_file_has_nothing_to_compare()
    {
        await using var own = await Service.StartAsync();
        (await own.Agency.ApplyAsync(AFile.Of("talas,3.1,7.5,6.5", "naryn,3.1,6.1,5.25"))).AssertStatus(System.Net.HttpStatusCode.Created);
        var reply = await own.TryAsync("city;indicator;value\nbishkek;3.1;6.875\nbishkek;1.2;45,5\n"u8.ToArray());
        Assert.Equal(["ambiguous-number C2 6.875"], reply.Refusals());
    }

    [Fact]
    public async Task Fractions_throughout_a_per_cent_column_are_one_warning()
    {
        var reply = await service.TryAsync("k08-percents-all-as-fractions.csv");
        var warning = Assert.Single(reply.Of("fractions-throughout"));
        Assert.Equal("warning", warning.Severity);
        Assert.Contains("1.2", warning.Message, StringComparison.Ordinal);
        Assert.Empty(reply.Of("unit-mix-up"));
    }

    [Theory]
    [InlineData("osh,1.2,,0.4", "talas,1.2,,45", "naryn,1.2,,50")]
    [InlineData("osh,1.1,,0.4", "talas,1.1,,0.5", "naryn,1.1,,0.6")]
    [InlineData("osh,1.2,,0", "talas,1.2,,0", "naryn,1.2,,0")]
    [InlineData("osh,1.2,,0.4", "talas,1.2,,0.5")]
    public async Task They_are_not_throughout_where_one_is_a_share_or_the_unit_is_another(params string[] rows) =>
        Assert.Empty((await service.Agency.ApplyAsync(AFile.Of(rows), "?dryRun=true")).Of("fractions-throughout"));

    [Fact]
    public async Task A_fraction_is_shown_as_the_share_it_may_be()
    {
        var warning = Assert.Single((await service.TryAsync("k21-fraction-29.csv")).Of("unit-mix-up"));
        Assert.Contains(" 29 %", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_that_nobody_sees_are_no_part_of_a_cell() =>
        Assert.Equal(["batken 1.1 12", "naryn 1.1 12", "osh 1.1 12", "talas 1.1 12"], (await service.TryAsync("k07-invisible-signs-in-numbers.csv")).Values().Order());

    [Theory]
    [InlineData("1\u200B250")]
    [InlineData("1\u00A0\u200E250")]
    [InlineData("\uFEFF1250\u2060")]
    [InlineData("\u202A1250\u202C")]
    [InlineData("\u00AD1250")]
    public async Task They_are_none_inside_a_number_or_around_it_either(string number)
    {
        Assert.Equal(["osh 6.2 1250"], (await service.Agency.ApplyAsync(AFile.Of($"osh,6.2,,{number}"), "?dryRun=true")).Values());
        var book = new AWorkbook().With("Sheet", [["city\u200E", "indicator", "\u200Bvalue"], ["Ба\u200Eткен", "6.2\u200B", number]]).Bytes();
        Assert.Equal(["batken 6.2 1250"], (await service.TryAsync(book)).Values());
    }

    [Fact]
    public async Task The_end_mark_of_a_dos_file_is_no_row()
    {
        var reply = await service.TryAsync("k20-ends-with-ctrl-z.csv");
        Assert.Equal(["osh 1.1 9"], reply.Values());
        Assert.Empty(reply.Of("blank-row"));
        Assert.Equal(["osh 1.1 9"], (await service.TryAsync("city,indicator,value\r\nosh,1.1,9\u001A"u8.ToArray())).Values());
    }
}
