using YouthCity.Core.Applications;

namespace YouthCity.Core.Tests.Applications;

public sealed class EntryDictionaryTests
{
    private static readonly Gen<(string Id, ApplicationEntry Entry)[]> s_entries = Gen.Select(Gen.Int[1, 40].Select(number => $"{number % 6}.{number}"), AnyApplication.Entry)
        .Array[0, 12].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToArray());

    [Fact]
    public void It_holds_what_was_put_in_and_nothing_else() => s_entries.Sample(entries =>
    {
        var sorted = new SortedDictionary<string, ApplicationEntry>(entries.ToDictionary(pair => pair.Id, pair => pair.Entry), StringComparer.Ordinal);
        var held = EntryDictionary.Of(entries.Select(pair => KeyValuePair.Create(pair.Id, pair.Entry)));

        Assert.Equal(sorted.AsEnumerable(), held);
        Assert.Equal(sorted.Keys, held.Keys);
        Assert.Equal(sorted.Values, held.Values);
        Assert.All(Enumerable.Range(1, 40).Select(number => $"{number % 6}.{number}"), id =>
        {
            Assert.Equal(sorted.ContainsKey(id), held.ContainsKey(id));
            Assert.Equal(sorted.GetValueOrDefault(id), held.GetValueOrDefault(id));
        });
    });

    [Fact]
    public void An_indicator_that_is_not_there_is_a_fault() =>
        Assert.Throws<KeyNotFoundException>(() => EntryDictionary.Empty["1.1"]);

    [Fact]
    public void An_indicator_comes_once() =>
        Assert.Throws<ArgumentException>(() => EntryDictionary.Of([new("1.1", new(1, 2)), new("1.1", new(3, 4))]));
}
