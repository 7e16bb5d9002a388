using System.Text;
using System.Text.Json;
using YouthCity.Core.ActionPlans;

namespace YouthCity.Core.Tests.ActionPlans;

public sealed class ActionPlanJsonTests
{
    [Fact]
    public void A_citys_plan_reads_back_as_it_was_written_in_its_order() =>
        AnyPlannedAction.Action.Array[0, 8].Sample(plan => Assert.Equal(plan, ActionPlanJson.Read("osh", ActionPlanJson.Write(plan))));

    [Fact]
    public void What_is_absent_is_left_out() => Assert.Equal(
        """{"actions":[{"action":"Бак","due":"2021-03","group":"2","status":"under-way"},{"action":"Жол"}]}""",
        Encoding.UTF8.GetString(ActionPlanJson.Write(
        [
            new PlannedAction { City = "osh", Action = "Бак", Group = "2", Due = DueTime.Of(2021, 3), Status = ActionStatus.UnderWay },
            new PlannedAction { City = "osh", Action = "Жол" },
        ])));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"actions":{}}""")]
    [InlineData("""{"actions":[{}]}""")]
    [InlineData("""{"actions":[{"action":null}]}""")]
    [InlineData("""{"actions":[{"action":"x","due":"soon"}]}""")]
    [InlineData("""{"actions":[{"action":"x","due":"2021-3"}]}""")]
    [InlineData("""{"actions":[{"action":"x","status":"half"}]}""")]
    public void A_document_of_another_form_is_a_json_exception(string json) =>
        Assert.ThrowsAny<JsonException>(() => ActionPlanJson.Read("osh", Encoding.UTF8.GetBytes(json)));
}
