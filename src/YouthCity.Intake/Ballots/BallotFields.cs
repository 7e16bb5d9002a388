using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Ballots;

/// <summary>The columns of a file of ballots.</summary>
public static class BallotFields
{
    public static readonly Field City = CityColumn.Field;

    public static readonly Field Group = new("group", true, ["критерийлердин тобу", "топ"], ["группа критериев", "группа"], ["group"]);

    public static readonly Field Mark = new("mark", true, ["баа"], ["оценка"], ["mark"]);

    public static readonly Field Comment = new("comment", false, ["түшүндүрмө", "комментарий"], ["комментарий", "пояснение"], ["comment"]) { IsText = true };

    public static readonly Field Conflict = new("conflict", false, ["кызыкчылыктардын кагылышы"], ["конфликт интересов"], ["conflict", "conflict of interest"]);

    /// <summary>The juror's id, in a file of a whole jury.</summary>
    public static readonly Field Juror = new("juror", true, ["калыс"], ["член жюри"], ["juror"]);

    /// <summary>What the juror is called, likewise.</summary>
    public static readonly Field Name = new("name", false, ["калыстын аты-жөнү", "аты-жөнү"], ["имя члена жюри", "имя"], ["juror name", "name"]);

    /// <summary>Those of one juror's ballots.</summary>
    public static IReadOnlyList<Field> All { get; } = [City, Group, Mark, Comment, Conflict];
}
