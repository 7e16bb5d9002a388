using YouthCity.Intake.Applications;
using YouthCity.Intake.Columns;

namespace YouthCity.Intake.ActionPlans;

/// <summary>The columns of a file of action plans.</summary>
public static class ActionPlanFields
{
    public static readonly Field City = CityColumn.Field;

    public static readonly Field Group = new("group", false, ["критерийлердин тобу", "топ"], ["группа критериев", "группа"], ["group"]) { IsText = true };

    public static readonly Field Action = new("action", true, ["иш-чара", "иш-чаранын аталышы"], ["мероприятие", "наименование мероприятия"], ["action"]) { IsText = true };

    public static readonly Field Due = new("due", false, ["мөөнөтү", "аткаруу мөөнөтү"], ["срок", "срок исполнения"], ["due", "due date"]) { IsText = true };

    public static readonly Field Status = new("status", false, ["абалы", "аткарылышы"], ["состояние", "статус", "исполнение"], ["status"]) { IsText = true };

    public static readonly Field Source = ApplicationFields.Source;

    public static IReadOnlyList<Field> All { get; } = [City, Group, Action, Due, Status, Source];
}
