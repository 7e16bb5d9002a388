using YouthCity.Core.SocialOrders;

namespace YouthCity.Intake.SocialOrders;

/// <summary>What the orders of a file come to, row by row: from its start, from each total on, and by city.</summary>
internal sealed class RunningSums
{
    private readonly Dictionary<string, Running> _fields;

    public RunningSums(IEnumerable<string> fields)
    {
        _fields = fields.ToDictionary(field => field, _ => new Running(), StringComparer.Ordinal);
    }

    public void Add(SocialOrder order)
    {
        foreach (var (field, running) in _fields)
        {
            var added = TotalRow.Of(field, order);
            running.Sum += added;
            running.Cities[order.City] = running.Cities.GetValueOrDefault(order.City) + added;
        }
    }

    /// <summary>Notes that a total stands here: the next one may be of the rows from here on.</summary>
    public void Mark()
    {
        foreach (var running in _fields.Values)
        {
            running.Last = running.Sum;
            running.Starts.Add(running.Sum);
        }
    }

    /// <summary>Whether a sum is that of all orders so far, of those since one of the totals before, or of the city.</summary>
    public bool CanBe(string field, decimal sum, string? city) =>
        _fields[field] is var running && (running.Starts.Contains(running.Sum - sum) || (city is not null && running.Cities.GetValueOrDefault(city) == sum));

    /// <summary>The sum of all orders so far or of those since the last total, whichever is nearer.</summary>
    public decimal Nearest(string field, decimal sum)
    {
        var running = _fields[field];
        var since = running.Sum - running.Last;
        return Math.Abs(since - sum) <= Math.Abs(running.Sum - sum) ? since : running.Sum;
    }

    private sealed class Running
    {
        public decimal Sum { get; set; }

        public decimal Last { get; set; }

        /// <summary>What the sum was at the start and at each total.</summary>
        public HashSet<decimal> Starts { get; } = [0];

        public Dictionary<string, decimal> Cities { get; } = new(StringComparer.Ordinal);
    }
}
