using YouthCity.Core.Applications;

namespace YouthCity.Core.Tests.Applications;

/// <summary>Random applications: any of the members may be absent, texts are in any script.</summary>
internal static class AnyApplication
{
    /// <summary>Text as files hold it: no half letters.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(Gen.Char['\0', '~'], Gen.Char['А', 'ү'], Gen.Char['\u2000', '\u2fff']).Array[0, 20].Select(letters => new string(letters));

    private static readonly Gen<double> s_number = Gen.OneOf(Gen.Double[-1e15, 1e15], Gen.Double[-100, 100], Gen.Int[-5, 5].Select(number => (double)number));

    public static Gen<ApplicationEntry> Entry { get; } = Gen.Select(
        Gen.Nullable(s_number), Gen.Nullable(s_number), Gen.Nullable(Gen.Int[0, 1_000_000]), Gen.Null(Text), Gen.Null(Text),
        Gen.Nullable(Gen.Int[0, 1_000_000]),
        (baseline, value, respondents, source, note, baselineRespondents) => new ApplicationEntry(baseline, value, respondents, source, note, baselineRespondents));

    public static Gen<Application> Application { get; } = Gen.Select(Gen.Int[1, 40].Select(number => $"{number % 6}.{number}"), Entry).Array[0, 12]
        .Select(pairs => new Application(EntryDictionary.Of(pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)))));
}
