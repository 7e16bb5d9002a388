using System.Text;
using System.Text.Json;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Criteria;

public sealed class ContestJsonTests
{
    private static readonly ScoringRules s_rules = AContest.Of(1).Indicators(1).Build().Scoring;

    private static readonly Gen<ScoringRules> s_scoring =
        from normalisation in Gen.OneOf(Gen.Const(Normalisation.MinMax), Gen.Const(Normalisation.Goalposts), Gen.Const(Normalisation.Standardised), Gen.Const(Normalisation.ZScore))
        from share in Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1])
        from floor in Gen.Double[1, 20]
        select s_rules with
        {
            Normalisation = normalisation,
            ProgressShare = share,
            Groups = normalisation == Normalisation.MinMax ? Mean.Geometric : normalisation == Normalisation.Standardised ? Mean.MazziottaPareto : Mean.Arithmetic,
            Missing = MissingRule.Available,
            Floor = normalisation == Normalisation.MinMax ? floor : null,
            Winsorise = normalisation == Normalisation.ZScore ? new(2, 3.5, 5) : null,
            Ties = share > 0.5 ? [TieBreaker.Coverage, TieBreaker.OfGroup(0)] : [],
        };

    [Fact]
    public void Rules_of_any_contest_read_back_score_to_the_same_bits_and_write_the_same_bytes() =>
        s_scoring.SelectMany(rules => AnyContest.Under(rules)).Sample(any =>
        {
            // Goalposts are of the rules only where they are read.
            var contest = any.Contest.Scoring.Normalisation == Normalisation.Goalposts ? any.Contest : WithoutGoalposts(any.Contest);
            var bytes = ContestJson.Write(contest);
            var back = ContestJson.Read(bytes);
            return ContestJson.Write(back).AsSpan().SequenceEqual(bytes)
                && ScoreBits(contest, any.Sheet).SequenceEqual(ScoreBits(back, any.Sheet));
        });

    [Fact]
    public void Rules_of_2020_read_back_are_the_same_in_every_field()
    {
        var (contest, back) = (ReferenceRules.Contest, ContestJson.Read(ContestJson.Write(ReferenceRules.Contest)));
        Assert.Equivalent(contest.Groups, back.Groups, strict: true);
        Assert.Equivalent(contest.Indicators, back.Indicators, strict: true);
        Assert.Equal(contest.Cities.Select(city => (city.Id, city.Name, city.Region, city.MapPoint)), back.Cities.Select(city => (city.Id, city.Name, city.Region, city.MapPoint)));
        Assert.Equal(contest.Cities.SelectMany(city => city.Aliases.Order()), back.Cities.SelectMany(city => city.Aliases.Order()));
        Assert.Equal((contest.Id, contest.Name, contest.LegalBasis, contest.ValidUntil), (back.Id, back.Name, back.LegalBasis, back.ValidUntil));
        Assert.Equal((contest.Prizes.Fund, contest.Jury), (back.Prizes.Fund, back.Jury));
        Assert.Equal(contest.Prizes.Places, back.Prizes.Places);
    }

    [Fact]
    public void The_name_of_the_rules_is_the_hash_of_their_document() =>
        Assert.Equal(Fingerprints.OfRules(ReferenceRules.Contest), ContentHash.Of(ContestJson.Write(ReferenceRules.Contest)));

    /// <summary>Approved on 27 November 2026, when the names of indicators 3.1 and 6.2 were corrected.</summary>
    [Fact]
    public void The_rules_of_2020_keep_their_name() =>
        Assert.Equal("6d4a66b25b7d82217ca586a5d7c8e2b366b1ee5cd7bd339182662345b98aa122", Fingerprints.OfRules(ReferenceRules.Contest).Hex);

    [Fact]
    public void Rules_that_say_nothing_new_are_named_as_before_anything_new_could_be_said() =>
        Assert.Equal("db37af22bfa11a3da65fa553b3be2243552dc2c3fab12c0d63e8fc8f6a443987", Fingerprints.OfRules(new ARuleFolder().Contest()).Hex);

    [Fact]
    public void What_only_some_contests_say_comes_back()
    {
        var contest = new ARuleFolder().Extra("""
            "edition": 2026, "continues": "2020", "opensOn": "2026-01-15", "contact": "aimak@example.kg", "notice": { "ky": "а", "ru": "б", "en": "c" }
            """).Contest();
        var back = ContestJson.Read(ContestJson.Write(contest));
        Assert.Equal((contest.Edition, contest.Continues, contest.OpensOn, contest.Contact, contest.Notice), (back.Edition, back.Continues, back.OpensOn, back.Contact, back.Notice));
        Assert.Equal((2026, "c"), (back.Edition, back.Notice?.En));
    }

    [Fact]
    public void Every_setting_of_the_jury_comes_back()
    {
        var contest = new ARuleFolder().Jury("{ \"share\": 0.25, \"trim\": 0.2, \"minimumBallots\": 2, \"adjust\": \"leniency\", \"closesOn\": \"2026-05-01\" }").Contest();
        Assert.Equal(contest.Jury, ContestJson.Read(ContestJson.Write(contest)).Jury);
    }

    [Theory]
    [InlineData("\"weight\":1", "\"weight\":-1")]
    [InlineData("\"weight\":1", "\"weight\":1.0")]
    [InlineData("\"weight\":1", "\"weight\":{}")]
    [InlineData("\"MinMax\"", "\"min-max\"")]
    [InlineData("\"direction\":1", "\"direction\":2")]
    [InlineData("\"en\":\"Osh\"", "\"en\":\" Osh\"")]
    [InlineData("\"en\":\"Osh\"", "\"en\":null")]
    [InlineData("\"id\":\"osh\"", "\"id\":\"naryn\"")]
    [InlineData("\"id\":\"osh\"", "\"id\":\"a/b\"")]
    [InlineData("\"aliases\":[]", "\"aliases\":[\"a|b\"]")]
    [InlineData("\"legalBasis\":\"none\"", "\"legalBasis\":\"none\",\"other\":1")]
    [InlineData("\"legalBasis\":\"none\",", "")]
    [InlineData("\"fund\":6000000", "\"fund\":1")]
    [InlineData("\"groups\":[", "\"groups\":[[],")]
    public void A_document_that_is_not_exactly_rules_is_refused(string part, string other)
    {
        var text = Encoding.UTF8.GetString(ContestJson.Write(new ARuleFolder().Contest()));
        Assert.Contains(part, text, StringComparison.Ordinal);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => ContestJson.Read(Encoding.UTF8.GetBytes(text[..at] + other + text[(at + part.Length)..])));
    }

    [Fact]
    public void Bytes_that_are_damaged_anywhere_are_refused_or_name_other_rules()
    {
        var bytes = ContestJson.Write(new ARuleFolder().Contest());
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((at, letter) =>
        {
            var damaged = bytes.ToArray();
            damaged[at] = letter;
            try
            {
                Assert.Equal(damaged, ContestJson.Write(ContestJson.Read(damaged)));
            }
            catch (JsonException)
            {
            }
        });
    }

    private static Contest WithoutGoalposts(Contest contest) =>
        new(contest.Groups, [.. contest.Indicators.Select(indicator => indicator with { Worst = null, Best = null })], contest.Cities)
        {
            Id = contest.Id,
            Name = contest.Name,
            Prizes = contest.Prizes,
            Scoring = contest.Scoring,
        };

    private static long?[] ScoreBits(Contest contest, ApplicationTable sheet) =>
        ContestResult.TryCompute(contest, sheet, out var result, out _) ? result.Scores.TotalBits() : [];
}
