using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
using YouthCity.Core.Access;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;

namespace YouthCity.Functions.Cities;

/// <summary>The page on which the agency takes back what was entered for a city by mistake.</summary>
public sealed class WithdrawPageFunctions(PagePipeline pipeline, Acceptance acceptance, TimeProvider clock)
{
    private const string Route = "contests/{contest}/cities/{city}/withdraw";

    private static readonly Capability[] s_needs = [Capability.Upload];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("WithdrawPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("WithdrawForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("WithdrawPage")]
    public Task<IResult> Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string contest, string city) =>
        OpenAsync(request, contest, city, (page, state, position) => Task.FromResult(Show(page, state, position, AskedWithdrawal.None, StatusCodes.Status200OK)));

    [Function("WithdrawForm")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string contest, string city) =>
        OpenAsync(request, contest, city, (page, state, position) => pipeline.ReadFormAsync(page, async form =>
        {
            var (cancellation, id) = (request.HttpContext.RequestAborted, state.Contest.Cities[position].Id);
            var asked = AskedWithdrawal.Of(form);
            if (asked.Size == 0)
                return Show(page, state, position, asked with { Problem = page.T("page.withdraw.choose") }, StatusCodes.Status422UnprocessableEntity);
            if (Preconditions.Reason(asked.Reason) is not { } reason)
                return Show(page, state, position, asked with { Problem = page.T("page.withdraw.reason.missing") }, StatusCodes.Status422UnprocessableEntity);
            if (asked.Seen != state.Version.Hash?.Hex)
                return Show(page, state, position, asked with { Problem = page.T("page.checked.moved") }, StatusCodes.Status409Conflict);
            var accepted = await acceptance.AcceptAsync(new(asked.Act, state, ContestChange.Of(asked.Withdrawal(state, id)), page.Caller.Key!, reason, File: null, Kept: null), cancellation);
            return accepted.Outcome is Outcome.Accepted or Outcome.Unchanged
                ? TypedResults.LocalRedirect($"/contests/{state.Contest.Id}/cities/{id}/status?withdrawn={asked.Size}")
                : pipeline.NotAccepted(page, accepted);
        }));

    private Task<IResult> OpenAsync(HttpRequest request, string contest, string city, Func<PageRequest, ContestState, int, Task<IResult>> answer) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) =>
            state.Contest.FindCity(city) is { } position ? answer(page, state, position) : Task.FromResult(pipeline.NotFound(page)));

    private IResult Show(PageRequest page, ContestState state, int city, AskedWithdrawal asked, int status)
    {
        // Computed here, where a fault still finds its page.
        _ = state.Sheet;
        var closed = StageRules.Check(ActNames.ApplicationWithdrawal, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: true);
        return pipeline.Page<WithdrawPage>(page, status, ("State", state), ("City", city), ("Asked", asked), ("IsOpen", closed is null));
    }
}

/// <summary>What was chosen to be taken back.</summary>
/// <param name="IsWhole">The whole application.</param>
/// <param name="Orders">Positions among the orders of the city.</param>
/// <param name="Actions">Positions among the actions of the city's plan.</param>
/// <param name="Seen">The version of the contest that the sender looked at.</param>
public sealed record AskedWithdrawal(bool IsWhole, IReadOnlyList<string> Values, IReadOnlyList<string> Baselines, IReadOnlyList<int> Orders, IReadOnlyList<int> Actions, string Reason, string? Seen)
{
    public static AskedWithdrawal None { get; } = new(IsWhole: false, [], [], [], [], "", null);

    /// <summary>Why it was not taken back, in words.</summary>
    public string? Problem { get; init; }

    public int Size => (IsWhole ? 1 : Values.Count + Baselines.Count) + Orders.Count + Actions.Count;

    public static AskedWithdrawal Of(IFormCollection form) => new(
        form["whole"] == "on", [.. form["value"].OfType<string>()], [.. form["baseline"].OfType<string>()],
        Positions(form["order"]), Positions(form["action"]), form["reason"].ToString().Trim(), form["seen"]);

    /// <summary>The name of the act.</summary>
    public string Act => IsWhole || Values.Count + Baselines.Count > 0 ? ActNames.ApplicationWithdrawal : Actions.Count > 0 ? ActNames.ActionWithdrawal : ActNames.SocialOrderWithdrawal;

    /// <summary>What is taken back of what the contest holds of a city.</summary>
    public Withdrawal Withdrawal(ContestState state, string city)
    {
        var entries = state.Content.Application(city).Entries.Keys.Select(indicator => (indicator, Part: Part(indicator))).Where(pair => pair.Part is not null)
            .ToDictionary(pair => pair.indicator, pair => pair.Part!.Value, StringComparer.Ordinal);
        var (held, plan) = (state.Content.Orders(city), state.Content.Plan(city));
        var withdrawal = new Withdrawal
        {
            Orders = Orders.Where(at => at < held.Count).Select(at => held[at]).GroupBy(order => (order.City, order.Year)).ToDictionary(group => group.Key, IReadOnlyList<SocialOrder> (group) => [.. group]),
            Actions = Actions.Where(at => at < plan.Count).Select(at => plan[at]).GroupBy(action => action.City, StringComparer.Ordinal).ToDictionary(group => group.Key, IReadOnlyList<PlannedAction> (group) => [.. group], StringComparer.Ordinal),
        };
        return IsWhole ? withdrawal with { Applications = new HashSet<string>([city], StringComparer.Ordinal) }
            : entries.Count > 0 ? withdrawal with { Entries = new Dictionary<string, IReadOnlyDictionary<string, EntryPart>>(StringComparer.Ordinal) { [city] = entries } }
            : withdrawal;
    }

    private static List<int> Positions(StringValues sent) =>
        [.. sent.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1).Where(at => at >= 0).Distinct()];

    private EntryPart? Part(string indicator) => (Values.Contains(indicator), Baselines.Contains(indicator)) switch
    {
        (true, true) => EntryPart.Whole,
        (true, false) => EntryPart.Value,
        (false, true) => EntryPart.Baseline,
        _ => null,
    };
}
