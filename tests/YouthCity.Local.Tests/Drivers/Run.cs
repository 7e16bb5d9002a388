using System.Text.Json;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Local.Tests.Drivers;

/// <summary>One run of <c>youthcity</c> inside this process, from its arguments to its exit code.</summary>
public sealed record Run(int ExitCode, string Out, string Error)
{
    public static async Task<Run> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await Program.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public static Task<Run> ScoreAsync(string contest, string applications, params IEnumerable<string> more) =>
        OfAsync(["score", "--contest", contest, "--applications", applications, .. more]);

    public static Task<Run> CheckAsync(string contest, string applications, params IEnumerable<string> more) =>
        OfAsync(["check", "--contest", contest, "--applications", applications, .. more]);

    public JsonElement Json() => JsonElement.Parse(Out);

    /// <summary>A wrong call: exit code 2, nothing on standard output, and these words on standard error.</summary>
    public void IsRefusedWith(string words)
    {
        Assert.Equal((2, ""), (ExitCode, Out));
        Assert.Contains(words, Error, StringComparison.Ordinal);
    }
}
