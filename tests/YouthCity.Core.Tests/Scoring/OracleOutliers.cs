using YouthCity.Core.Criteria;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>Winsorising written down a second time, city by city.</summary>
internal static class OracleOutliers
{
    public static Dictionary<int, double?> PullIn(Winsorising limits, Dictionary<int, double?> numbers)
    {
        var pulled = new HashSet<int>();
        while (true)
        {
            var present = numbers.Values.OfType<double>().ToList();
            if (present.Count < 4 || present.Min() == present.Max())
                return numbers;
            var (skewness, kurtosis) = Measures(present);
            if (Math.Abs(skewness) <= limits.Skewness || kurtosis <= limits.Kurtosis)
                return numbers;
            var extreme = skewness > 0 ? present.Max() : present.Min();
            var rest = present.FindAll(number => number != extreme);
            var next = skewness > 0 ? rest.Max() : rest.Min();
            foreach (var (city, number) in numbers)
            {
                if (number == extreme)
                    pulled.Add(city);
            }

            if (pulled.Count > limits.MaxPoints || rest.TrueForAll(number => number == next))
                return numbers;
            numbers = numbers.ToDictionary(pair => pair.Key, pair => pair.Value == extreme ? next : pair.Value);
        }
    }

    private static (double Skewness, double Kurtosis) Measures(List<double> numbers)
    {
        double n = numbers.Count;
        var (mean, width) = (numbers.Average(), numbers.Max() - numbers.Min());
        var (m2, m3, m4) = (Moment(2), Moment(3), Moment(4));

        // From the moments of the population, each corrected by its own factor.
        return (
            Math.Sqrt(n * (n - 1)) / (n - 2) * m3 / Math.Pow(m2, 1.5),
            (n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * ((m4 / (m2 * m2)) - 3)) + 6));

        double Moment(int power) => numbers.Average(number => Math.Pow((number - mean) / width, power));
    }
}
