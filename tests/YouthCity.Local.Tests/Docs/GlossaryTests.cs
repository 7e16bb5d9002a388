using YouthCity.Core;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Local.Tests.Docs;

/// <summary>The words of the glossary are those that people read.</summary>
public sealed class GlossaryTests
{
    [Fact]
    public void Kyrgyz_and_Russian_words_are_those_of_the_interface()
    {
        var rows = Documents.Lines("docs", "glossary.md").Select(Documents.Cells)
            .Where(cells => cells is [_, _, _, _, ['`', .., '`']]).Select(cells => (Ky: cells[2], Ru: cells[3], Key: cells[4].Trim('`'))).ToList();
        Assert.InRange(rows.Count, 25, 200);
        Assert.Equal(rows.Select(row => (WebMessages.In(Language.Ky, row.Key), WebMessages.In(Language.Ru, row.Key), row.Key)), rows);
    }

    [Fact]
    public void Every_word_stands_once()
    {
        var words = Documents.Lines("docs", "glossary.md").Select(Documents.Cells).Where(cells => cells.Count > 1).Select(cells => cells[0]).Where(word => word != "word").ToList();
        Assert.InRange(words.Count, 60, 300);
        Assert.Equal(words.Distinct(), words);
    }
}
