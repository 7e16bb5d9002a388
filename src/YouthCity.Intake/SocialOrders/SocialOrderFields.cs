using YouthCity.Intake.Columns;

namespace YouthCity.Intake.SocialOrders;

/// <summary>The columns of a file of state social orders (MSZ).</summary>
public static class SocialOrderFields
{
    public static readonly Field City = CityColumn.Field;

    public static readonly Field Year = new("year", false, ["жыл", "жылы"], ["год"], ["year"]);

    public static readonly Field Amount = new("amount", true, ["сумма", "сомдо суммасы", "суммасы", "суммасы, сом"], ["сумма", "сумма, сом", "сумма (сом)"], ["amount", "amount som"]);

    public static readonly Field Theme = new("theme", true, ["тема", "темасы"], ["тема"], ["theme", "theme ky"]) { IsText = true };

    public static readonly Field Group = new("group", false, ["критерийлердин тобу", "топ"], ["группа критериев", "группа"], ["group"]) { IsText = true };

    public static readonly Field Ngo = new("ngo", false, ["КЭУ"], ["НКО"], ["ngo"]) { IsText = true };

    public static readonly Field PlannedRecipients = new(
        "planned_recipients", false, ["пландалган алуучулар"], ["получателей по плану"], ["planned recipients"]);

    public static readonly Field ActualRecipients = new(
        "actual_recipients", false, ["иш жүзүндөгү алуучулар"], ["получателей по факту"], ["actual recipients"]);

    public static readonly Field PlannedCost = new("planned_cost", false, ["пландалган чыгым"], ["стоимость по плану"], ["planned cost"]);

    public static readonly Field ActualCost = new("actual_cost", false, ["иш жүзүндөгү чыгым"], ["стоимость по факту"], ["actual cost"]);

    public static readonly Field Cofinancing = new("cofinancing", false, ["кошумча каржылоо"], ["софинансирование"], ["cofinancing", "co-financing"]);

    public static readonly Field Note = new("note", false, ["эскертүү", "эскертме"], ["примечание", "комментарий"], ["note", "comment"]) { IsText = true };

    public static IReadOnlyList<Field> All { get; } =
    [
        City, Year, Amount, Theme, Group, Ngo, PlannedRecipients, ActualRecipients, PlannedCost, ActualCost, Cofinancing, Note,
    ];
}
