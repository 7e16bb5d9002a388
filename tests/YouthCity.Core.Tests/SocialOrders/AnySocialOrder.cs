using YouthCity.Core.Criteria;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Tests.Applications;

namespace YouthCity.Core.Tests.SocialOrders;

/// <summary>Random social orders of one city or of a few, amounts up to the largest a file may name.</summary>
internal static class AnySocialOrder
{
    private static readonly Gen<Money> s_amount = Gen.OneOf(Gen.Long[0, (long)Money.MostSom * 100], Gen.Long[0, 1000]).Select(tyiyn => new Money(tyiyn));

    private static readonly Gen<SocialOrder> s_paid = Gen.Select(
        Gen.OneOf("osh", "naryn", "talas", "karakol"), s_amount, AnyApplication.Text, Gen.Nullable(Gen.Int[2018, 2022]), Gen.Null(Gen.OneOf("1", "2", "6")), Gen.Null(AnyApplication.Text),
        (city, amount, theme, year, group, ngo) => new SocialOrder { City = city, Amount = amount, Theme = theme, Year = year, Group = group, Ngo = ngo });

    public static Gen<SocialOrder> Order { get; } = Gen.Select(
        s_paid, Gen.Nullable(Gen.Int[0, 10_000]), Gen.Nullable(Gen.Int[0, 10_000]), Gen.Nullable(s_amount), Gen.Nullable(s_amount), Gen.Nullable(s_amount), Gen.Null(AnyApplication.Text),
        (order, planned, actual, plannedCost, actualCost, cofinancing, note) => order with
        {
            PlannedRecipients = planned,
            ActualRecipients = actual,
            PlannedCost = plannedCost,
            ActualCost = actualCost,
            Cofinancing = cofinancing,
            Note = note,
        });
}
