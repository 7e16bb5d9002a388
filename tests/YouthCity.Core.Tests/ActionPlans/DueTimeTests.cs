using YouthCity.Core.ActionPlans;

namespace YouthCity.Core.Tests.ActionPlans;

public sealed class DueTimeTests
{
    [Fact]
    public void It_reads_back_what_it_writes() => AnyPlannedAction.Due.Sample(due => Assert.Equal(due, DueTime.TryParse(due.ToString())));

    [Theory]
    [InlineData("2021-02-29")]
    [InlineData("2021-13")]
    [InlineData("2021-00")]
    [InlineData("1990")]
    [InlineData("2101-01")]
    [InlineData("21")]
    [InlineData("2021-3")]
    [InlineData("2021-03-31-01")]
    [InlineData("")]
    [InlineData("-2021")]
    public void What_is_no_day_month_or_year_is_none(string text) => Assert.Null(DueTime.TryParse(text));

    /// <summary>An action is overdue once the whole time that was named is over, and not before.</summary>
    [Theory]
    [InlineData("2020", "2020-12-31")]
    [InlineData("2020-02", "2020-02-29")]
    [InlineData("2021-02", "2021-02-28")]
    [InlineData("2021-03-31", "2021-03-31")]
    public void It_lasts_to_the_end_of_the_year_month_or_day_that_was_named(string due, string last)
    {
        var (time, day) = (DueTime.TryParse(due)!.Value, DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(day, time.LastDay);
        foreach (var (status, overdue) in ((ActionStatus?, bool)[])[(null, true), (ActionStatus.Planned, true), (ActionStatus.UnderWay, true), (ActionStatus.Done, false), (ActionStatus.Dropped, false)])
        {
            var action = new PlannedAction { City = "osh", Action = "x", Due = time, Status = status };
            Assert.Equal((false, overdue), (action.IsOverdue(day), action.IsOverdue(day.AddDays(1))));
        }
    }

    [Fact]
    public void An_action_of_which_nobody_said_when_is_never_overdue() => Assert.False(new PlannedAction { City = "osh", Action = "x" }.IsOverdue(DateOnly.MaxValue));

    [Fact]
    public void Counts_by_city_by_group_and_by_status_come_to_the_same() => AnyPlannedAction.Action.Array[0, 20].Sample(actions =>
    {
        var counts = ActionPlanCounts.Of(actions);
        Assert.Equal(actions.Length, counts.Total.Actions);
        Assert.All((IEnumerable<ActionCounts>[])[counts.Cities.Values, counts.Groups.Values], parts => Assert.Equal(actions.Length, parts.Sum(part => part.Actions)));
        Assert.Equal(actions.Length, Enum.GetValues<ActionStatus>().Select(status => (ActionStatus?)status).Append(null).Sum(status => counts.Total[status]));
    });
}
