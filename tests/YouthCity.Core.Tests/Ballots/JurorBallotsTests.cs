using System.Collections.Immutable;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Tests.Ballots;

public sealed class JurorBallotsTests
{
    [Fact]
    public void What_is_named_replaces_and_a_blank_never_deletes()
    {
        var older = Of("osh", null, ("1", new(7, "first")), ("2", new(5, null)));

        var newer = Of("osh", true, ("1", new(null, "second")), ("3", new(9, null))).Over(older) with { Name = "Айгүл" };

        Assert.Equal(new BallotMark(7, "second"), newer.Ballot("osh").Marks["1"]);
        Assert.Equal(new BallotMark(5, null), newer.Ballot("osh").Marks["2"]);
        Assert.Equal(new BallotMark(9, null), newer.Ballot("osh").Marks["3"]);
        Assert.True(Of("osh", null).Over(newer).Ballot("osh").Conflict);
        Assert.False(Of("osh", false).Over(newer).Ballot("osh").Conflict);
    }

    [Fact]
    public void Ballots_overlap_where_a_cell_that_they_name_was_changed_in_between()
    {
        var before = Of("osh", null, ("1", new(7, null)));

        Assert.False(Of("osh", null, ("1", new(8, null))).Overlaps(before, before));
        Assert.True(Of("osh", null, ("1", new(8, null))).Overlaps(before, Of("osh", null, ("1", new(6, null)))));
        Assert.False(Of("osh", null, ("2", new(8, null))).Overlaps(before, Of("osh", null, ("1", new(6, null)))));
        Assert.False(Of("talas", null, ("1", new(8, null))).Overlaps(before, Of("osh", true, ("1", new(6, null)))));
        Assert.True(Of("osh", true).Overlaps(before, before.Declaring("osh")));
        Assert.False(Of("osh", null, ("1", new(8, null))).Overlaps(before, before.Declaring("osh")));
    }

    [Fact]
    public void A_document_is_read_back_as_it_was_written() =>
        Gen.Select(Mark, Mark, Gen.Bool.Nullable(), Gen.String[Gen.Char.AlphaNumeric, 1, 8].Null(), Gen.Bool).Sample((one, other, conflict, name, own) =>
        {
            var ballots = Of("osh", conflict, ("1", one), ("2", other)) with { Name = name, City = own ? "talas" : null };

            var read = JurorBallotsJson.Read(JurorBallotsJson.Write(ballots));

            Assert.Equal((ballots.Name, ballots.City), (read.Name, read.City));
            Assert.Equal(ballots.Ballot("osh").Marks, read.Ballot("osh").Marks);
            Assert.Equal(ballots.Ballot("osh").Conflict, read.Ballot("osh").Conflict);
            Assert.Equal(ContentHash.Of(JurorBallotsJson.Write(ballots)), ContentHash.Of(JurorBallotsJson.Write(read)));
        });

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(7.5, true)]
    [InlineData(0.1, true)]
    [InlineData(9.9, true)]
    [InlineData(0.3, true)]
    [InlineData(7.25, false)]
    [InlineData(10.1, false)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    public void A_mark_is_0_to_10_with_at_most_one_decimal(double number, bool isMark) => Assert.Equal(isMark, BallotMark.IsMark(number));

    [Fact]
    public void Every_tenth_from_0_to_10_is_a_mark() => Assert.All(Enumerable.Range(0, 101), tenth => Assert.True(BallotMark.IsMark(tenth / 10.0)));

    private static Gen<BallotMark> Mark =>
        Gen.Select(Gen.Int[0, 100].Select(tenths => tenths / 10.0).Nullable(), Gen.String.AlphaNumeric.Null(), (mark, comment) => new BallotMark(mark, comment));

    private static JurorBallots Of(string city, bool? conflict, params (string Group, BallotMark Mark)[] marks) => JurorBallots.Empty with
    {
        Cities = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(city, new Ballot(
            conflict, marks.Select(pair => KeyValuePair.Create(pair.Group, pair.Mark)).ToImmutableSortedDictionary(StringComparer.Ordinal)))]),
    };
}
