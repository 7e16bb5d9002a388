using YouthCity.Core.ActionPlans;
using YouthCity.Core.Tests.Applications;

namespace YouthCity.Core.Tests.ActionPlans;

/// <summary>Random actions of one city, due in a year, in a month or on a day, or not said when.</summary>
internal static class AnyPlannedAction
{
    public static Gen<DueTime> Due { get; } = Gen.Select(Gen.Int[DueTime.FirstYear, DueTime.LastYear], Gen.Nullable(Gen.Int[1, 12]), Gen.Nullable(Gen.Int[1, 28]))
        .Select(parts => DueTime.Of(parts.Item1, parts.Item2, parts.Item2 is null ? null : parts.Item3)!.Value);

    public static Gen<PlannedAction> Action { get; } = Gen.Select(
        AnyApplication.Text, Gen.Null(Gen.OneOf("1", "2", "6")), Gen.Nullable(Due), Gen.Nullable(Gen.OneOf(Enum.GetValues<ActionStatus>())), Gen.Null(AnyApplication.Text),
        (action, group, due, status, source) => new PlannedAction { City = "osh", Action = action, Group = group, Due = due, Status = status, Source = source });
}
