namespace YouthCity.Local.Tests.Docs;

/// <summary>Commands of a document, and what it says they print.</summary>
/// <param name="Output">Of all the commands, one after another; … stands for what is cut or differs from run to run.</param>
public sealed record DocumentSample(string Commands, string Output)
{
    private const string Fence = "```";

    private static readonly string[] s_programs = ["curl ", "printf ", "sed ", "unzip ", "dotnet run "];

    /// <summary>Every block of commands with the blocks of output that follow it, nothing between.</summary>
    public static IReadOnlyList<DocumentSample> All(string document)
    {
        var samples = new List<DocumentSample>();
        var blocks = Blocks(document);
        for (var i = 0; i < blocks.Count; i++)
        {
            var output = blocks.Skip(i + 1).TakeWhile(block => block.FollowsAtOnce && !IsCommands(block.Text)).Select(block => block.Text).ToList();
            if (IsCommands(blocks[i].Text) && output.Count > 0)
                samples.Add(new(blocks[i].Text, string.Join('\n', output)));
        }

        return samples;
    }

    /// <summary>The first block that begins so.</summary>
    public static string Block(string document, string start) => Blocks(document).First(block => block.Text.StartsWith(start, StringComparison.Ordinal)).Text;

    private static bool IsCommands(string block) => s_programs.Any(program => block.StartsWith(program, StringComparison.Ordinal));

    private static List<(string Text, bool FollowsAtOnce)> Blocks(string document)
    {
        var blocks = new List<(string, bool)>();
        var (lines, follows) = ((List<string>?)null, false);
        foreach (var line in document.Split('\n'))
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                lines?.Add(line);
                follows = follows && (lines is not null || line.Length == 0);
            }
            else if (lines is null)
            {
                lines = [];
            }
            else
            {
                blocks.Add((string.Join('\n', lines), follows));
                (lines, follows) = (null, true);
            }
        }

        return blocks;
    }
}
