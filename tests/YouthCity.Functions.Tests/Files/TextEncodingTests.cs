using System.Text;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Tests.Files;

public sealed class TextEncodingTests
{
    /// <summary>No letter in UTF-8, and one in every Cyrillic encoding of one byte a letter.</summary>
    private const byte Alone = 0xE8;

    [Theory]
    [InlineData(16, "UTF-8", 2L)]
    [InlineData(15, "Windows-1251", null)]
    public void Sixteen_letters_of_two_bytes_prove_UTF_8_though_a_broken_one_follows(int letters, string name, long? brokenAt)
    {
        var found = Detect([.. Letters(letters), (byte)'\n', Alone, (byte)'\n']);

        Assert.Equal((name, brokenAt), (found.Name, found.BrokenAt));
    }

    /// <summary>A long file is read to its end only where its start proves nothing.</summary>
    [Theory]
    [InlineData(16, "UTF-8")]
    [InlineData(15, "Windows-1251")]
    public void They_prove_it_at_the_start_of_a_long_file_too(int letters, string name) =>
        Assert.Equal(name, Detect([.. Letters(letters), .. Enumerable.Repeat((byte)'a', 100_000), Alone, (byte)'\n']).Name);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_file_without_a_broken_letter_needs_no_proof(int letters) => Assert.Equal("UTF-8", Detect([.. Letters(letters), (byte)'a', (byte)'\n']).Name);

    private static byte[] Letters(int count) => Encoding.UTF8.GetBytes(new string('ш', count));

    private static TextEncoding Detect(byte[] content) => TextEncoding.Detect(new MemoryStream(content));
}
