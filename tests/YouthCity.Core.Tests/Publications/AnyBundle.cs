using System.Collections.Immutable;
using System.Security.Cryptography;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Core.Objections;
using YouthCity.Core.Publications;
using YouthCity.Core.Signatures;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Publications;

/// <summary>Publications of random contests, under any rules that may be combined: the same number gives the same one.</summary>
internal sealed class AnyBundle
{
    private readonly Random _random;

    private AnyBundle(int number)
    {
        // A test wants the same contests on every run.
#pragma warning disable CA5394
        _random = new(number);
    }

    /// <param name="number">From 0; normalisations, means and rules for gaps go round with it.</param>
    public static byte[] Of(int number)
    {
        var any = new AnyBundle(number);
        for (var tries = 0; ; tries++)
        {
            if (any.Rules(number, tries) is { } rules && any.Bundle(rules).Write(out _) is { } bundle)
                return CanonicalJson.Write(bundle);
        }
    }

    public static byte[] Sign(byte[] bundle, ECDsa key) => new BundleSignature(
        ContentHash.Of(bundle), key.SignData(bundle, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), VerificationKey.Of(key)).Write();

    /// <summary>Null where these settings make no sense together.</summary>
    private ScoringRules? Rules(int number, int tries)
    {
        var rules = new ScoringRules
        {
            Normalisation = (Normalisation)(number % 6),
            Indicators = (Mean)_random.Next(4),
            Groups = (Mean)_random.Next(4),
            Missing = (MissingRule)(((number / 6) + (tries / 10)) % 4),
            ProgressShare = Pick(0, 0.3, 0.5, 1),
            MinimumAvailability = Pick(0, 0.5, 0.6667, 0.7),
            Floor = Pick<double?>(null, null, 1, 2.5),
            Winsorise = Pick(null, new Winsorising(0.5, 0.5, 2), new Winsorising(2, 3.5, 5)),
            Ties = _random.Next(2) == 0 ? [] : [TieBreaker.OfGroup(0), TieBreaker.Coverage, TieBreaker.Jury],
        };
        return RuleConflict.Of(rules).Any() ? null : rules;
    }

    private Bundle Bundle(ScoringRules rules)
    {
        var contest = Contest(rules);
        var inputs = Inputs(contest);
        return new(
            new()
            {
                Number = 2,
                Protocol = new($"{_random.Next(100)}-к", new(2026, 11, 20)),
                Reason = "Катаны оңдоо \"2\"",
                Replaces = new(1, ContentHash.Of([1, 2, 3])),
                At = new(2026, 11, 27, 9, 30, 1, TimeSpan.Zero),
                Commit = ContentHash.Of([1]),
                Commits = 12,
                Program = "1.0.0",
            },
            contest,
            inputs);
    }

    /// <summary>Of version 1 now and then, in which nothing was told of objections.</summary>
    private BundleInputs Inputs(Contest contest) => new(
        contest.Cities.Where(_ => _random.Next(8) > 0).ToImmutableSortedDictionary(
            city => city.Id, _ => (ReadOnlyMemory<byte>)ApplicationJson.Write(Application(contest)), StringComparer.Ordinal),
        contest.Cities.Where(_ => _random.Next(3) == 0).ToImmutableSortedDictionary(
            city => city.Id, city => (ReadOnlyMemory<byte>)SocialOrderJson.Write(Orders(city.Id)), StringComparer.Ordinal),
        contest.IsJudged ? Jurors(contest) : null)
    {
        Objections = _random.Next(6) == 0 ? null : PublishedObjection.Of(contest, Objections(contest)),
    };

    private IEnumerable<Objection> Objections(Contest contest)
    {
        for (var objection = _random.Next(4); objection > 0; objection--)
        {
            yield return new(Pick([.. contest.Cities]).Id, Pick(ObjectionSubject.Value, ObjectionSubject.Mark, ObjectionSubject.Order), "1.1", "Катта 14 деп турат", "city-1", DateTimeOffset.UnixEpoch)
            {
                Answer = Pick(null, new ObjectionAnswer(ObjectionOutcome.Upheld, "Туура", "agency-1", DateTimeOffset.UnixEpoch), new(ObjectionOutcome.Rejected, "Эсеп туура", "agency-1", DateTimeOffset.UnixEpoch)),
            };
        }
    }

    private Contest Contest(ScoringRules rules)
    {
        var contest = AContest.Of(_random.Next(3, 12));
        for (var group = _random.Next(1, 5); group > 0; group--)
        {
            contest.Group(Pick(1, 1, 2.5, 0.1));
            for (var indicator = _random.Next(1, 5); indicator > 0; indicator--)
            {
                var (weight, rises) = (Pick(1, 1, 0.7, 3), _random.Next(2) == 0);
                if (rules.Normalisation == Normalisation.Goalposts)
                    contest.Indicator(weight, rises ? 1 : -1, rises ? 0 : 100, rises ? 100 : 0);
                else
                    contest.Indicator(weight, rises ? 1 : -1);
            }
        }

        var hasShare = _random.Next(3) == 0 && rules.Ceiling is not null;
        return contest.Scoring(_ => rules)
            .Prizes(new(Money.FromSom(6_000_000), "KGS", [Money.FromSom(3_000_000), Money.FromSom(2_000_000), Money.FromSom(Pick(1_000_000, 0, 1000))]))
            .Jury(jury => jury with
            {
                Share = hasShare ? 0.2 : 0,
                Trim = Pick(0.1, 0, 0.25),
                MinimumBallots = _random.Next(1, 3),
                Adjustment = Pick(JuryAdjustment.None, JuryAdjustment.Leniency),
            })
            .Build() with
        { PublishesObjectionTexts = _random.Next(2) == 0 };
    }

    private Application Application(Contest contest)
    {
        var steps = Pick(1, 10, 1_000_000);
        var isWhole = _random.Next(2) == 0;
        return new(EntryDictionary.Of(contest.Indicators.Where(_ => isWhole || _random.Next(6) > 0).ToDictionary(
            indicator => indicator.Id,
            indicator => new ApplicationEntry(
                isWhole || _random.Next(6) > 0 ? Number(steps) : null, isWhole || _random.Next(6) > 0 ? Number(steps) : null,
                Pick<int?>(null, 150), Pick(null, "Улуттук статистика"), Pick(null, "кат № 12")))));
    }

    /// <summary>Few different numbers make ties and columns of equals; now and then one lies far out.</summary>
    private double Number(int steps) => (double)_random.Next(steps == 1 ? 3 : 100 * steps) / steps * (_random.Next(20) == 0 ? 7 : 1);

    private IEnumerable<SocialOrder> Orders(string city)
    {
        for (var order = _random.Next(1, 5); order > 0; order--)
        {
            yield return new()
            {
                City = city,
                Amount = new(_random.Next(100_000_000)),
                Theme = Pick("Ден соолук", "Спорт", "Жаштар \U0001F600", "Žáci"),
                Year = Pick<int?>(null, 2020, 2021),
                Group = Pick(null, "1"),
                Ngo = Pick(null, "КБ"),
                ActualRecipients = Pick<int?>(null, 10),
                ActualCost = Pick<Money?>(null, new Money(12345)),
            };
        }
    }

    private List<JurorMarks> Jurors(Contest contest) =>
    [
        .. Enumerable.Range(0, _random.Next(1, 14)).Select(_ => new JurorMarks(contest.Cities.Where(_ => _random.Next(10) > 0).ToImmutableSortedDictionary(
            city => city.Id,
            _ => contest.Groups.ToImmutableSortedDictionary(group => group.Id, _ => _random.Next(101) / 10.0, StringComparer.Ordinal),
            StringComparer.Ordinal))).Where(juror => juror.Cities.Count > 0),
    ];

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];
#pragma warning restore CA5394
}
