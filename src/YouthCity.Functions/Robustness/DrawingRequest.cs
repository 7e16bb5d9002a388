using System.Globalization;
using YouthCity.Core.Robustness;

namespace YouthCity.Functions.Robustness;

/// <summary>A parameter that cannot be, and what it can be.</summary>
public sealed record BadParameter(string Name, string Value, string Allowed);

/// <summary>How weights are to be drawn, as people ask for it over HTTP or on the command line.</summary>
public static class DrawingRequest
{
    /// <summary>What one request may ask for: well under a second of work for a contest of ordinary size, and an error below a third of a percentage point.</summary>
    public const int MostDrawsOverHttp = 100_000;

    public static readonly IReadOnlyList<string> Parameters = ["method", "level", "draws", "seed", "spread"];

    /// <param name="given">The text of a parameter; null if it is not given.</param>
    /// <returns>Either a drawing or what is wrong with the first parameter that cannot be.</returns>
    public static (WeightDrawing? Drawing, BadParameter? Problem) Parse(Func<string, string?> given, int mostDraws)
    {
        var drawing = new WeightDrawing();
        foreach (var name in Parameters)
        {
            if (given(name) is not { } text)
                continue;
            if (With(drawing, name, text, mostDraws) is not { } next)
                return (null, new(name, text, Allowed(name, mostDraws)));
            drawing = next;
        }

        return (drawing, null);
    }

    public static string Code(this WeightMethod method) => method == WeightMethod.Dirichlet ? "dirichlet" : "perturb";

    public static string Code(this WeightLevel level) => level == WeightLevel.Groups ? "groups" : "all";

    private static WeightDrawing? With(WeightDrawing drawing, string name, string text, int mostDraws) => (name, text) switch
    {
        ("method", "dirichlet") => drawing with { Method = WeightMethod.Dirichlet },
        ("method", "perturb") => drawing with { Method = WeightMethod.Perturb },
        ("level", "groups") => drawing with { Level = WeightLevel.Groups },
        ("level", "all") => drawing with { Level = WeightLevel.All },
        ("draws", _) when Whole(text) is { } draws && draws >= 1 && draws <= mostDraws => drawing with { Draws = (int)draws },
        ("seed", _) when Whole(text) is { } seed and <= WeightDrawing.LargestSeed => drawing with { Seed = seed },
        ("spread", _) when Number(text) is { } spread and >= 0 and < 1 => drawing with { Spread = spread },
        _ => null,
    };

    private static string Allowed(string name, int mostDraws) => name switch
    {
        "method" => "dirichlet, perturb",
        "level" => "groups, all",
        "draws" => string.Create(CultureInfo.InvariantCulture, $"1 ... {mostDraws}"),
        "seed" => string.Create(CultureInfo.InvariantCulture, $"0 ... {WeightDrawing.LargestSeed}"),
        _ => "0 ... 0.999",
    };

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
