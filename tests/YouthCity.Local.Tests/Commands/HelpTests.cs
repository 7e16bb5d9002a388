using System.CommandLine;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Local.Commands;
using YouthCity.Local.Tests.Drivers;
using YouthCity.Local.Texts;
using YouthCity.Storage;

namespace YouthCity.Local.Tests.Commands;

public sealed partial class HelpTests
{
    /// <summary>The commands, each as it is typed.</summary>
    public static TheoryData<string> EveryCommand { get; } = [.. Paths().Select(path => string.Join(' ', path.Skip(1).Select(command => command.Name)))];

    [Fact]
    public void Every_part_of_every_command_has_a_text_and_no_text_is_for_nothing()
    {
        var parts = Paths().SelectMany(path => (IEnumerable<(IReadOnlyList<Command>, Symbol?)>)[(path, null), .. path[^1].Arguments.Select(argument => (path, (Symbol?)argument)), .. Help.Options(path).Select(option => (path, (Symbol?)option))]).ToList();
        Assert.InRange(parts.Count, 80, 300);
        var used = parts.Select(part => Help.Text(Language.En, part.Item1, part.Item2)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(CommandMessages.Catalogue.Own(Language.En).Where(text => text.Key.StartsWith("help.", StringComparison.Ordinal) && !used.Contains(text.Value)).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public async Task Help_is_in_the_language_that_is_asked_for(string command)
    {
        string[] call = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang"];
        var (english, russian, kyrgyz) = (await Run.OfAsync([.. call, "en"]), await Run.OfAsync([.. call, "ru"]), await Run.OfAsync([.. call, "ky"]));
        Assert.All([english, russian, kyrgyz], run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.All([english, russian, kyrgyz], run => Assert.All(run.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 100)));
        Assert.StartsWith("Usage: youthcity", english.Out[english.Out.IndexOf("Usage", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("Вызов: youthcity", russian.Out, StringComparison.Ordinal);
        Assert.Contains("Чакыруу: youthcity", kyrgyz.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch(Cyrillic(), english.Out.Replace("МСЗ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_says_how_a_command_is_called()
    {
        var run = await Run.OfAsync("keys", "issue", "-h", "--lang", "en");
        Assert.Contains("Usage: youthcity keys issue ROLE [CITY] [options]", run.Out, StringComparison.Ordinal);
        Assert.Contains("--lang en|ky|ru", run.Out, StringComparison.Ordinal);
        Assert.Contains("youthcity score --contest … --applications … [options]", (await Run.OfAsync("score", "--help", "--lang", "en")).Out, StringComparison.Ordinal);
        Assert.Contains("(else 7071)", (await Run.OfAsync("--help", "--lang", "en")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_settings_that_there_are()
    {
        var help = Spaces().Replace((await Run.OfAsync("audit", "--help", "--lang", "ru")).Out, " ");
        Assert.All(
            [StoreChoice.Setting, StoreChoice.Usual, StoreChoice.TablesSetting, StoreChoice.UsualTables, InstallationSettings.FolderSetting, InstallationSettings.SecretSetting, InstallationSettings.SigningKeySetting],
            name => Assert.Contains($" {name}", help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ru_RU.UTF-8", "ky_KG", "en_US", Language.Ru)]
    [InlineData("", "ky_KG.UTF-8", "en_US", Language.Ky)]
    [InlineData(null, null, "ru", Language.Ru)]
    [InlineData(null, null, "ky@latin", Language.Ky)]
    [InlineData("C", "ru_RU.UTF-8", "ru_RU.UTF-8", Language.En)]
    [InlineData(null, null, "de_DE.UTF-8", Language.En)]
    [InlineData(null, null, null, Language.En)]
    public void Without_an_option_messages_are_in_the_machines_language(string? all, string? messages, string? lang, Language language) => Assert.Equal(
        language, MachineLanguage.Of(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, "LANG" => lang, _ => null }));

    private static IEnumerable<IReadOnlyList<Command>> Paths()
    {
        var waiting = new Queue<IReadOnlyList<Command>>([[Program.CreateRoot()]]);
        while (waiting.TryDequeue(out var path))
        {
            yield return path;
            foreach (var command in path[^1].Subcommands)
                waiting.Enqueue([.. path, command]);
        }
    }

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Spaces();
}
