using System.Globalization;

namespace YouthCity.Functions.Web.Charts;

/// <summary>Numbers as SVG attributes take them.</summary>
public static class Svg
{
    private const int Groups = 6;

    /// <summary>A share of the width, 0 to 1, as a percentage with two decimals; what is less or more is cut.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Clamp(share, 0, 1):0.##}%");

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The number of a group's colour, from 1: each of six groups has its own, further groups begin again.</summary>
    /// <param name="group">The group's position, from 0.</param>
    public static int Colour(int group) => 1 + (group % Groups);
}
