using YouthCity.Core.Criteria;

namespace YouthCity.Core.Tests.Criteria;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.1")]
    [InlineData("kara-kol")]
    [InlineData("A_b-C.9")]
    [InlineData("a..b")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void A_well_formed_id_is_accepted(string id) => Assert.True(Identifier.IsValid(id));

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a.")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#")]
    [InlineData("a?")]
    [InlineData("а")]
    [InlineData("é")]
    [InlineData("a\n")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Everything_else_is_refused(string id) => Assert.False(Identifier.IsValid(id));
}
