namespace YouthCity.Functions.Web.Charts;

/// <summary>A city as the map draws it.</summary>
/// <param name="X">In units of the map's view box; so is <paramref name="Y"/>.</param>
/// <param name="IsIn">Whether it takes part.</param>
public sealed record MapCity(string Name, double X, double Y, bool IsIn)
{
    // The map is drawn by degrees: so many units to the east of the first meridian and to the south of the first parallel.
    private const double West = 69.15, UnitsPerLongitude = 89.25, North = 43.348, UnitsPerLatitude = 119.0;

    /// <summary>Null for a point that does not lie on the map.</summary>
    public static MapCity? At(string name, (double Latitude, double Longitude)? point, bool isIn)
    {
        if (point is not var (latitude, longitude))
            return null;
        var (x, y) = ((longitude - West) * UnitsPerLongitude, (North - latitude) * UnitsPerLatitude);
        return x is >= 0 and <= 1000 && y is >= 0 and <= 510 ? new(name, x, y, isIn) : null;
    }
}

/// <param name="Anchor">Which part of the text stands at the point.</param>
public sealed record MapLabel(double X, double Y, string Anchor);

/// <summary>Places the names of cities beside their dots so that as few as can be lie over each other.</summary>
public static class MapLabels
{
    /// <summary>How wide a letter is, in parts of its height: of the font that the pages use, on average.</summary>
    private const double LetterWidth = 0.5;

    private const double Left = -22, Right = 1016, Top = -6, Bottom = 524;

    /// <summary>Where the name of the lake stands.</summary>
    private static readonly Box s_water = new(672, 98, 766, 118);

    public static IReadOnlyList<MapLabel> Place(IReadOnlyList<MapCity> cities, double radius, double size)
    {
        var placed = new MapLabel[cities.Count];
        var taken = cities.Select(city => new Box(city.X - radius, city.Y - radius, city.X + radius, city.Y + radius)).Append(s_water).ToList();

        // Whoever has the nearest neighbours chooses first.
        foreach (var at in Enumerable.Range(0, cities.Count).OrderBy(i => cities.Where((_, other) => other != i).Select(other => Distance(cities[i], other)).DefaultIfEmpty().Min()))
        {
            var (label, box) = Choices(cities[at], radius, size).MinBy(choice => Cost(choice.Box, taken));
            placed[at] = label;
            taken.Add(box);
        }

        return placed;
    }

    private static IEnumerable<(MapLabel Label, Box Box)> Choices(MapCity city, double radius, double size)
    {
        var (width, gap) = (city.Name.Length * LetterWidth * size, radius + 5);
        foreach (var lift in (double[])[0.33, 0.6, 0.1, 0.9, -0.2])
        {
            var y = city.Y + (lift * size);
            yield return (new(city.X + gap, y, "start"), new(city.X + gap, y - (0.75 * size), city.X + gap + width, y + (0.22 * size)));
            yield return (new(city.X - gap, y, "end"), new(city.X - gap - width, y - (0.75 * size), city.X - gap, y + (0.22 * size)));
        }

        foreach (var y in (double[])[city.Y - gap - 2, city.Y + gap + (0.75 * size)])
        {
            foreach (var shift in (double[])[0, -0.25, 0.25])
            {
                var middle = city.X + (shift * width);
                yield return (new(middle, y, "middle"), new(middle - (width / 2), y - (0.75 * size), middle + (width / 2), y + (0.22 * size)));
            }
        }
    }

    private static double Cost(Box box, List<Box> taken) =>
        taken.Sum(box.Overlap) + (1000 * (Math.Max(0, Left - box.Left) + Math.Max(0, box.Right - Right) + Math.Max(0, Top - box.Top) + Math.Max(0, box.Bottom - Bottom)));

    private static double Distance(MapCity one, MapCity other) => Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public double Overlap(Box other) =>
            Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
    }
}
