using System.Text.Json.Nodes;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Objections;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Publications;

/// <summary>
/// Results as a bundle holds them. The form is the bundle's own: answers of the service may grow, a published form may not. Null stands for what is not
/// there; members that only some rules bring are there only where they act.
/// </summary>
internal static class BundleResults
{
    public static JsonObject Of(ContestResult result, SocialOrderSums orders, IReadOnlyList<PublishedObjection>? objections)
    {
        var contest = result.Contest;
        var results = new JsonObject
        {
            ["inputsSha256"] = Fingerprints.OfInputs(result).Hex,
            ["leftOut"] = Array(result.LeftOut(), left => new JsonObject { ["indicator"] = contest.Indicators[left.Indicator].Id, ["part"] = Part(left.Part) }),
            ["cities"] = Array(result.Receipts(), receipt => City(contest, receipt)),
            ["prizes"] = new JsonObject
            {
                ["currency"] = contest.Prizes.Currency,
                ["fund"] = result.Allocation.Fund.Som,
                ["paid"] = result.Allocation.Paid.Som,
                ["undistributed"] = result.Allocation.Undistributed.Som,
            },
            ["socialOrders"] = Orders(contest, orders),
            ["robustness"] = BundleRobustness.Of(result),
        };
        if (objections is not null)
            results["objections"] = Objections(ObjectionCount.Of(objections.Select(objection => objection.Outcome)));
        if (result.Jury is { } jury)
            results["jury"] = new JsonObject { ["share"] = jury.Share, ["counts"] = jury.Counts, ["lacking"] = Cities(contest, jury.Lacking) };
        if (result.Ranks.Breaks.Count > 0)
            results["tieBreaks"] = Array(result.Ranks.Breaks, use => TieBreak(contest, use));
        return results;
    }

    internal static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    private static JsonArray Cities(Contest contest, IReadOnlyList<int> cities) => Array(cities, city => contest.Cities[city].Id);

    private static JsonObject Objections(ObjectionCount count) =>
        new() { ["all"] = count.All, ["upheld"] = count.Upheld, ["rejected"] = count.Rejected, ["open"] = count.Open };

    private static JsonObject TieBreak(Contest contest, TieBreak use) => new()
    {
        ["by"] = use.By.Name(contest.Groups),
        ["ahead"] = Cities(contest, use.Ahead),
        ["behind"] = Cities(contest, use.Behind),
    };

    private static string Part(LeftOutPart part) => part switch
    {
        LeftOutPart.Level => "level",
        LeftOutPart.Progress => "progress",
        _ => "indicator",
    };

    private static JsonObject City(Contest contest, Receipt receipt)
    {
        var city = new JsonObject
        {
            ["city"] = contest.Cities[receipt.City].Id,
            ["rank"] = receipt.Rank,
            ["tied"] = receipt.Tied,
            ["score"] = receipt.Score,
            ["coverage"] = receipt.Coverage,
            ["prize"] = receipt.Prize?.Som,
            ["reason"] = receipt.Reason?.Code(),
            ["groups"] = Array(receipt.Groups, line => Group(contest, line)),
            ["indicators"] = Array(receipt.Indicators, line => Indicator(contest, line)),
        };
        city.AddPresent("penalty", receipt.Penalty);
        if (receipt.Jury is { } jury)
            city["jury"] = new JsonObject { ["weight"] = jury.Weight, ["score"] = jury.Score, ["points"] = jury.Points, ["ballots"] = jury.Ballots };
        return city;
    }

    private static JsonObject Group(Contest contest, GroupLine line)
    {
        var group = new JsonObject { ["group"] = contest.Groups[line.Group].Id, ["weight"] = line.Weight, ["score"] = line.Score, ["points"] = line.Points };
        group.AddPresent("penalty", line.Penalty);
        return group;
    }

    private static JsonObject Indicator(Contest contest, IndicatorLine line)
    {
        var indicator = contest.Indicators[line.Indicator];
        var members = new JsonObject
        {
            ["indicator"] = indicator.Id,
            ["group"] = contest.Groups[indicator.Group].Id,
            ["weight"] = line.Weight,
            ["baseline"] = line.Baseline,
            ["value"] = line.Value,
            ["level"] = line.Level,
            ["progress"] = line.Progress,
            ["score"] = line.Score,
            ["points"] = line.Points,
        };
        members.AddPresent("winsorisedValue", line.WinsorisedValue);
        members.AddPresent("winsorisedChange", line.WinsorisedChange);
        return members;
    }

    /// <summary>Sums by city and group in the order of the rules, by theme in the order of their letters, by year with the orders without one first.</summary>
    private static JsonObject Orders(Contest contest, SocialOrderSums sums) => new()
    {
        ["orders"] = sums.Total.Orders,
        ["amount"] = sums.Total.Amount.Som,
        ["cities"] = Array(contest.Cities, city => Sum("city", city.Id, sums.City(city.Id))),
        ["groups"] = Array(
            contest.Groups.Select(group => (Id: (string?)group.Id, Sum: sums.Groups.GetValueOrDefault(group.Id)))
                .Concat(sums.Groups.TryGetValue("", out var none) ? [(null, none)] : []),
            group => Sum("group", group.Id, group.Sum)),
        ["themes"] = Array(sums.Themes, theme => Sum("theme", theme.Key, theme.Value)),
        ["years"] = Array(sums.Years, year => Sum("year", year.Year, year.Sum)),
    };

    private static JsonObject Sum(string name, JsonNode? key, OrderSum sum) => new() { [name] = key, ["orders"] = sum.Orders, ["amount"] = sum.Amount.Som };
}
