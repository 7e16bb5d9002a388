using YouthCity.Core.Names;

namespace YouthCity.Core.Tests.Criteria;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "ош", 2)]
    [InlineData("ош", "ош", 0)]
    [InlineData("ош", "о", 1)]
    [InlineData("нарын", "нарин", 1)]
    [InlineData("талас", "тлаас", 1)]
    [InlineData("токмок", "томкок", 1)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Letters_put_in_taken_out_changed_or_swapped_are_counted(string left, string right, int distance) =>
        Assert.Equal(distance, EditDistance.Between(left, right));

    [Fact]
    public void Long_words_are_counted_as_short_ones_are()
    {
        var word = string.Concat(Enumerable.Range(0, 100).Select(at => (char)('a' + (at % 7))));

        Assert.Equal(0, EditDistance.Between(word, word));
        Assert.Equal(3, EditDistance.Between(word, $"{word[..50]}xy{word[51..99]}"));
    }

    [Fact]
    public void The_distance_is_the_same_both_ways_and_no_longer_than_the_longer_word() =>
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 0, 8], Gen.String[Gen.Char['a', 'c'], 0, 8]).Sample((left, right) =>
        {
            var distance = EditDistance.Between(left, right);

            Assert.Equal(distance, EditDistance.Between(right, left));
            Assert.InRange(distance, Math.Abs(left.Length - right.Length), Math.Max(left.Length, right.Length));
            Assert.Equal(left == right, distance == 0);
        });
}
