using System.CommandLine;
using System.Text.RegularExpressions;
using YouthCity.Local.Commands;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>Whatever is wrong with a call is said in the language that it asks for, of every command, option and argument.</summary>
public sealed partial class WrongCallTests
{
    /// <summary>Wrong calls of every command, each as it is typed.</summary>
    public static TheoryData<string> Calls { get; } = [.. Commands().SelectMany(WrongCallsOf).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_wrong_call_is_explained_in_three_languages(string call)
    {
        string[] words = call.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (english, russian, kyrgyz) = (await Run.OfAsync([.. words, "--lang", "en"]), await Run.OfAsync([.. words, "--lang", "ru"]), await Run.OfAsync([.. words, "--lang", "ky"]));
        Assert.All([english, russian, kyrgyz], run => Assert.Equal((2, ""), (run.ExitCode, run.Out)));
        var lines = Lines(english);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotMatch(Cyrillic(), line));
        Assert.All([russian, kyrgyz], run => Assert.Equal(lines.Length, Lines(run).Length));
        Assert.All(Lines(russian).Concat(Lines(kyrgyz)), line => Assert.Matches(Cyrillic(), line));
        Assert.Empty(Lines(russian).Intersect(Lines(kyrgyz)));
    }

    [Theory]
    [InlineData("serve --data one --store sqlite:two")]
    [InlineData("check --contest criteria --applications one.csv --survey two.csv")]
    [InlineData("score --contest criteria --applications")]
    [InlineData("check --out --format json")]
    [InlineData("keys issue @nothing")]
    public Task So_is_one_whose_parts_do_not_go_together(string call) => A_wrong_call_is_explained_in_three_languages(call);

    /// <summary>An option is asked for its value, and not told that another one is unknown.</summary>
    [Fact]
    public async Task An_option_that_would_be_the_value_of_another_is_none()
    {
        Assert.Equal("После --store нужно значение.", (await Run.OfAsync("audit", "--store", "--lang", "ru")).Error.TrimEnd());
        Assert.Contains("--nothing", (await Run.OfAsync("export", "--nothing")).Error, StringComparison.Ordinal);
        Assert.False(File.Exists("--nothing"));
    }

    private static IEnumerable<string> WrongCallsOf(IReadOnlyList<Command> path)
    {
        var (typed, command) = (string.Join(' ', path.Skip(1).Select(part => part.Name)), path[^1]);
        yield return $"{typed} --nothing-of-the-kind";
        yield return $"{typed} {string.Join(' ', Enumerable.Repeat("word", 6))}";
        if (command.Arguments.Any(argument => argument.Arity.MinimumNumberOfValues > 0) || command.Options.Any(option => option.Required) || command.Action is null)
            yield return typed;
        foreach (var option in command.Options.Where(option => option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0))
        {
            if (option.Arity.MinimumNumberOfValues > 0)
                yield return $"{typed} {option.Name}";
            if (option.Arity.MaximumNumberOfValues == 1)
                yield return $"{typed} {option.Name} one {option.Name} two";
            if (option.ValueType != typeof(string) && option.ValueType != typeof(string[]))
                yield return $"{typed} {option.Name} word";
            if (option.CompletionSources.Count > 0 && option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Any())
                yield return $"{typed} {option.Name} word";
        }
    }

    private static IEnumerable<IReadOnlyList<Command>> Commands()
    {
        var waiting = new Queue<IReadOnlyList<Command>>([[Program.CreateRoot()]]);
        while (waiting.TryDequeue(out var path))
        {
            yield return path;
            foreach (var command in path[^1].Subcommands)
                waiting.Enqueue([.. path, command]);
        }
    }

    private static string[] Lines(Run run) => run.Error.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Cyrillic();
}
