using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>Which form of a word goes with a number, as Unicode's rules for plurals have it.</summary>
public static class Plural
{
    private const int Ten = 10, Hundred = 100;

    /// <summary>From 0: in English one and many; in Russian as with 1, 2 and 5; in Kyrgyz there is one form.</summary>
    public static int FormOf(Language language, long number) => language switch
    {
        Language.Ky => 0,
        Language.Ru => (Math.Abs(number) % Hundred, Math.Abs(number) % Ten) switch
        {
            ( >= 11 and <= 14, _) => 2,
            (_, 1) => 0,
            (_, >= 2 and <= 4) => 1,
            _ => 2,
        },
        _ => number == 1 ? 0 : 1,
    };
}
