using YouthCity.Core;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Reference;

/// <summary>Finds functions by words of their address, of what is said of them, and of the codes with which they refuse.</summary>
public static class ReferenceFilter
{
    /// <summary>Characters of what is looked for that are looked at.</summary>
    public const int Longest = 100;

    /// <summary>The functions for programs in which every word stands, as a part of a word too and in any case; all of them where there is no word.</summary>
    public static IReadOnlyList<DescribedFunction> Find(string asked, Language language)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. DescribedFunction.ForPrograms.Where(described => words.Length == 0 || IsIn(words, Text(described, language)))];
    }

    private static bool IsIn(IEnumerable<string> words, string text) => words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Text(DescribedFunction described, Language language) => string.Join(
        ' ', [
            described.Method, described.Path, described.Function.Name, WebMessages.In(language, $"function.{described.Function.Name}"), WebMessages.In(language, $"topic.{described.Topic}"),
            .. described.Operation.AllProblems.Select(code => code.Name),
        ]);
}
