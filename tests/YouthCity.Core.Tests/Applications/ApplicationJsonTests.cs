using System.Text;
using System.Text.Json;
using YouthCity.Core.Applications;

namespace YouthCity.Core.Tests.Applications;

public sealed class ApplicationJsonTests
{
    [Fact]
    public void An_application_reads_back_as_it_was_written() => AnyApplication.Application.Sample(application =>
        Assert.Equal(application.Entries.AsEnumerable(), ApplicationJson.Read(ApplicationJson.Write(application)).Entries));

    [Fact]
    public void It_reads_the_same_whatever_other_application_it_shares_with() =>
        Gen.Select(AnyApplication.Application, AnyApplication.Application).Sample((application, other) =>
            Assert.Equal(application.Entries.AsEnumerable(), ApplicationJson.Read(ApplicationJson.Write(application), other).Entries));

    [Fact]
    public void Applications_alike_hold_ids_and_remarks_once()
    {
        var written = ApplicationJson.Write(Application.Empty.With([new("1.1", new(1, 2, 300, "the register")), new("1.2", new(3, 4, 300, "the register")), new("1.3", new(5, 6))]));
        var first = ApplicationJson.Read(written);
        var second = ApplicationJson.Read(written, first);

        Assert.Same(first.Entries.Keys, second.Entries.Keys);
        Assert.Same(first.Entries["1.2"].Source, second.Entries["1.1"].Source);
        Assert.Same(first.Entries["1.1"].Source, first.Entries["1.2"].Source);
    }

    [Fact]
    public void Of_an_application_with_other_indicators_the_ids_are_shared_that_both_have()
    {
        var first = ApplicationJson.Read(ApplicationJson.Write(Application.Empty.With([new("1.1", new(1, 2)), new("1.3", new(5, 6))])));
        var second = ApplicationJson.Read(ApplicationJson.Write(Application.Empty.With([new("1.2", new(3, 4)), new("1.3", new(5, 6))])), first);

        Assert.Equal(["1.2", "1.3"], second.Entries.Keys);
        Assert.Same(first.Entries.Keys.Last(), second.Entries.Keys.Last());
    }

    [Fact]
    public void The_same_application_is_the_same_bytes_in_whatever_order_it_was_filled_in() =>
        AnyApplication.Application.SelectMany(application => Gen.Shuffle(application.Entries.ToArray()), (application, entries) => (application, entries))
            .Sample((application, entries) => Assert.Equal(ApplicationJson.Write(application), ApplicationJson.Write(Application.Empty.With(entries))));

    [Fact]
    public void What_is_absent_is_left_out()
    {
        var application = Application.Empty.With([new("2.1", new(null, 6.5, 120, null, "in March")), new("1.1", new(4, null))]);

        Assert.Equal(
            """{"entries":{"1.1":{"baseline":4},"2.1":{"note":"in March","respondents":120,"value":6.5}}}""",
            Encoding.UTF8.GetString(ApplicationJson.Write(application)));
    }

    [Fact]
    public void An_application_without_entries_is_a_document_too()
    {
        Assert.Equal("""{"entries":{}}""", Encoding.UTF8.GetString(ApplicationJson.Write(Application.Empty)));
        Assert.Empty(ApplicationJson.Read("""{"entries":{}}"""u8.ToArray()).Entries);
    }

    [Fact]
    public void A_text_that_is_no_json_is_a_json_exception() =>
        Assert.All((string[])["", "{", "nothing"], json => Assert.ThrowsAny<JsonException>(() => ApplicationJson.Read(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void A_document_of_another_form_is_a_json_exception() => Assert.All(
        (string[])[
            "{}", "[]", """{"entries":[]}""", """{"entries":{"1.1":4}}""", """{"entries":{"1.1":{"value":"4"}}}""",
            """{"entries":{"1.1":{"respondents":1.5}}}"""],
        json => Assert.ThrowsAny<JsonException>(() => ApplicationJson.Read(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void A_newer_entry_replaces_what_it_names_and_a_blank_never_deletes()
    {
        var older = Application.Empty.With([new("1.1", new(1, 2, 3, "a", "b")), new("1.2", new(5, 6))]);
        var newer = older.With([new("1.1", new(1, null, null, "c")), new("1.2", new(null, 60)), new("1.3", new(7, null))]);

        Assert.Equal(
            [new("1.1", new(1, 2, 3, "c", "b")), new("1.2", new(5, 60)), new("1.3", new(7, null))],
            newer.Entries.AsEnumerable());
        Assert.Equal(6, older.Entries["1.2"].Value);
    }

    [Fact]
    public void Laying_an_application_over_itself_changes_nothing() => AnyApplication.Application.Sample(application =>
        Assert.Equal(application.Entries.AsEnumerable(), application.With(application.Entries).Entries));

    [Fact]
    public void A_zero_is_not_a_blank() =>
        Assert.Equal(new ApplicationEntry(0, 0, 0), new ApplicationEntry(0, 0, 0).Over(new ApplicationEntry(1, 2, 3)));

    [Fact]
    public void Another_number_does_not_keep_how_many_gave_the_one_before()
    {
        var survey = new ApplicationEntry(25, 50, 400, BaselineRespondents: 300);
        Assert.Equal(new ApplicationEntry(25, 55, null, BaselineRespondents: 300), new ApplicationEntry(null, 55).Over(survey));
        Assert.Equal(new ApplicationEntry(26, 50, 400), new ApplicationEntry(26, null).Over(survey));
        Assert.Equal(survey, new ApplicationEntry(25, 50).Over(survey));
        Assert.Equal(new ApplicationEntry(25, 55, 12, BaselineRespondents: 300), new ApplicationEntry(null, 55, 12).Over(survey));
    }

    [Fact]
    public void Ids_are_told_apart_by_case_only_by_the_rules() =>
        Assert.Equal(["A", "a"], Application.Empty.With([new("a", new(1, 1)), new("A", new(2, 2))]).Entries.Keys);

    [Fact]
    public void The_empty_application_has_no_entries() => Assert.Empty(Application.Empty.Entries);
}
