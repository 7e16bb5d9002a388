using YouthCity.Core.Documents;

namespace YouthCity.Core.Tests.Documents;

public sealed class ContentHashTests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void It_is_the_sha_256_in_lower_case(string content, string hex)
    {
        var hash = ContentHash.Of(System.Text.Encoding.ASCII.GetBytes(content));

        Assert.Equal((hex, hex), (hash.Hex, hash.ToString()));
        Assert.Equal(hash, ContentHash.Parse(hex));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ba7816bf")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad ")]
    [InlineData("../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Nothing_else_is_a_hash(string? text)
    {
        Assert.Null(ContentHash.TryParse(text));
        Assert.Throws<FormatException>(() => ContentHash.Parse(text!));
    }

    [Fact]
    public void A_hash_that_was_never_set_cannot_be_used() => Assert.Throws<InvalidOperationException>(() => default(ContentHash).Hex);
}
