using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Tests.Documents;

public sealed class CanonicalJsonTests
{
    /// <summary>RFC 8785, appendix B, by the bits of the number.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_those_of_rfc_8785(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("-0", "0")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("12.5e-8", "1.25e-7")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("100", "100")]
    public void Numbers_as_people_write_them_have_one_form(string written, string canonical) =>
        Assert.Equal(canonical, Write(JsonNode.Parse(written)));

    [Fact]
    public void Lists_that_are_asked_for_one_by_one_stand_where_the_same_lists_would()
    {
        JsonNode[] items = [.. Enumerable.Range(0, 20_000).Select(item => new JsonObject { ["ү"] = string.Concat(Enumerable.Repeat("😀", item % 40)), ["a\n\u0001"] = item })];
        var whole = Write(new JsonObject { ["b"] = 1, ["c"] = new JsonArray([.. items.Select(item => item.DeepClone())]), ["a"] = new JsonArray() });
        Assert.Equal(whole, Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject { ["b"] = 1 }, new Dictionary<string, IEnumerable<JsonNode>> { ["c"] = items, ["a"] = [] })));
        Assert.StartsWith("{\"a\":[],\"b\":1,\"c\":[{\"a\\n\\u0001\":0,\"ү\":\"\"},{\"a\\n\\u0001\":1,\"ү\":\"😀\"}", whole, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_finite_number_is_misuse(double number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalJson.Number(number));

    /// <summary>RFC 8785, 3.2.3.</summary>
    [Fact]
    public void Members_are_sorted_by_utf_16_code_units()
    {
        var members = JsonNode.Parse("""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """);

        Assert.Equal(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
            + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
            Write(members));
    }

    /// <summary>RFC 8785, 3.2.2.</summary>
    [Fact]
    public void Text_is_escaped_only_where_it_must_be()
    {
        var node = JsonNode.Parse("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """);

        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Write(node));
    }

    [Fact]
    public void Control_letters_have_their_short_forms() =>
        Assert.Equal("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007F\"", Write(JsonValue.Create("\b\t\n\f\r\u0000\u001F\u007F")));

    [Fact]
    public void Whole_numbers_and_decimals_are_written_as_the_same_number() =>
        Assert.Equal("[5,5,5,5]", Write(new JsonArray(JsonValue.Create(5), JsonValue.Create(5L), JsonValue.Create(5.00m), JsonValue.Create(5.0))));

    [Fact]
    public void Nothing_is_null() => Assert.Equal("null", Write(null));

    [Fact]
    public void Objects_within_objects_are_sorted_too() =>
        Assert.Equal("""{"a":[{"x":1,"y":2}],"b":{}}""", Write(JsonNode.Parse("""{ "b": { }, "a": [ { "y": 2, "x": 1 } ] }""")));

    /// <summary>RFC 8785, 3.2.2.2: invalid Unicode must be refused; two texts must never share one hash.</summary>
    [Fact]
    public void Half_a_letter_is_refused() => Assert.ThrowsAny<Exception>(() => CanonicalJson.Write(JsonValue.Create("a\uD800")));

    [Fact]
    public void A_number_reads_back_to_the_same_bits() => Gen.Double.Where(double.IsFinite).Sample(
        number =>
        {
            var text = CanonicalJson.Number(number);

            Assert.Equal(BitConverter.DoubleToInt64Bits(number + 0.0), BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)));
            Assert.DoesNotContain("E", text, StringComparison.Ordinal);
        },
        iter: 20_000);

    [Fact]
    public void Writing_what_was_written_changes_nothing() =>
        Gen.Select(Gen.String, Gen.Double.Where(double.IsFinite)).Array[0, 6].Where(pairs => pairs.All(pair => IsWhole(pair.Item1))).Sample(pairs =>
        {
            var members = new JsonObject();
            foreach (var (name, number) in pairs)
                members[name] = new JsonArray(JsonValue.Create(number), JsonValue.Create(name));
            var once = Write(members);

            Assert.Equal(once, Write(JsonNode.Parse(once)));
        });

    private static string Write(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Write(node));

    private static bool IsWhole(string text) => !text.Any(char.IsSurrogate);
}
