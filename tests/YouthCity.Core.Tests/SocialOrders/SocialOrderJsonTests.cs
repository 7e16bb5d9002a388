using System.Text;
using System.Text.Json;
using YouthCity.Core.Criteria;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Tests.SocialOrders;

public sealed class SocialOrderJsonTests
{
    [Fact]
    public void A_citys_orders_read_back_as_they_were_written_in_their_order() =>
        AnySocialOrder.Order.Select(order => order with { City = "osh" }).Array[0, 8].Sample(orders =>
            Assert.Equal(orders, SocialOrderJson.Read("osh", SocialOrderJson.Write(orders))));

    [Fact]
    public void Amounts_are_in_tyiyn_and_what_is_absent_is_left_out()
    {
        var order = new SocialOrder { City = "osh", Amount = new Money(5_000_050), Theme = "Балдар", Group = "6", PlannedCost = Money.FromSom(60_000) };

        Assert.Equal(
            """{"orders":[{"amount":5000050,"group":"6","plannedCost":6000000,"theme":"Балдар"}]}""",
            Encoding.UTF8.GetString(SocialOrderJson.Write([order])));
    }

    [Fact]
    public void No_orders_are_a_document_too() => Assert.Empty(SocialOrderJson.Read("osh", SocialOrderJson.Write([])));

    [Fact]
    public void A_document_of_another_form_is_a_json_exception() => Assert.All(
        (string[])[
            "{}", """{"orders":{}}""", """{"orders":[{"theme":"x"}]}""", """{"orders":[{"amount":1.5,"theme":"x"}]}""",
            """{"orders":[{"amount":1,"theme":null}]}"""],
        json => Assert.ThrowsAny<JsonException>(() => SocialOrderJson.Read("osh", Encoding.UTF8.GetBytes(json))));
}
