using YouthCity.Core.Robustness;

namespace YouthCity.Core.Tests.Robustness;

/// <summary>The published answers of the generator's authors (Random123, kat_vectors, philox4x64 with 10 rounds).</summary>
public sealed class PhiloxTests
{
    [Fact]
    public void Key_and_place_0() => Assert.Equal(
        (0x16554d9eca36314cUL, 0xdb20fe9d672d0fdcUL, 0xd7e772cee186176bUL, 0x7e68b68aec7ba23bUL),
        Philox.At((0, 0), (0, 0, 0, 0)));

    [Fact]
    public void Every_bit_set() => Assert.Equal(
        (0x87b092c3013fe90bUL, 0x438c3c67be8d0224UL, 0x9cc7d7c69cd777b6UL, 0xa09caebf594f0ba0UL),
        Philox.At((ulong.MaxValue, ulong.MaxValue), (ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue)));

    [Fact]
    public void The_digits_of_pi() => Assert.Equal(
        (0xa528f45403e61d95UL, 0x38c72dbd566e9788UL, 0xa5a1610e72fd18b5UL, 0x57bd43b5e52b7fe6UL),
        Philox.At((0x452821e638d01377, 0xbe5466cf34e90c6c), (0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89)));
}
