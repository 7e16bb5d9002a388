using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Intake.Findings;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>What <c>demo</c> prints: ranks, prizes and social orders of all cities.</summary>
public static class DemoReport
{
    public static void Write(Terminal terminal, ContestState state)
    {
        var (contest, result) = (state.Contest, state.Result!);
        terminal.Out.WriteLine(contest.Name.In(terminal.Language));
        terminal.Out.WriteLine(T("page.sample.values"));
        terminal.Out.WriteLine(T("page.sample.orders"));
        if (state.Standing is { IsProvisional: true, Arrived: var arrived })
        {
            terminal.Out.WriteLine(T("page.provisional", StageTexts.Name(state.Stage.Stage, terminal.Language)));
            terminal.Out.WriteLine(T("page.arrived", arrived.Cities, arrived.OfCities, arrived.Values, arrived.OfValues));
        }

        terminal.Out.WriteLine();
        var table = new TextTable(
            (T("page.rank"), true), (T("page.city"), false), (T("page.score"), true), (T(state.Standing.IsProvisional ? "page.prize.ifitstayedso" : "page.prize"), true), (T("page.orders"), true), (T("demo.orders"), true));
        foreach (var city in result.Ranks.Order)
        {
            var sum = state.Sums.City(contest.Cities[city].Id);
            table.Add(
                Place(result.Ranks, city),
                contest.Cities[city].Name.In(terminal.Language),
                result.Total(city)?.ToString("F2", CultureInfo.InvariantCulture) ?? T($"reason.{UnrankedReasons.Of(result.Scores, city)!.Value.Code()}"),
                result.Allocation.Prizes[city] is { } prize && prize > Money.Zero ? Som(prize) : "",
                sum.Orders > 0 ? sum.Orders.ToString(CultureInfo.InvariantCulture) : "",
                sum.Orders > 0 ? Som(sum.Amount) : "");
        }

        table.AddTotal("", T("page.total"), "", Som(result.Allocation.Paid), state.Sums.Total.Orders.ToString(CultureInfo.InvariantCulture), Som(state.Sums.Total.Amount));
        table.Write(terminal.Out);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"{T("page.fund")}: {Som(result.Allocation.Fund)}   {T("page.paid")}: {Som(result.Allocation.Paid)}   {T("page.undistributed")}: {Som(result.Allocation.Undistributed)}");
        terminal.Out.WriteLine();

        string T(string key, params IReadOnlyList<object> arguments) => CommandMessages.In(terminal.Language, key, arguments);
    }

    /// <summary>A shared place as “7–8”; nothing for a city without one.</summary>
    private static string Place(CityRanks ranks, int city) => (ranks.Rank(city), ranks.LastRank(city)) switch
    {
        ({ } first, { } last) when last > first => string.Create(CultureInfo.InvariantCulture, $"{first}–{last}"),
        var (rank, _) => rank?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static string Som(Money amount) => amount.Som.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', ' ');
}
