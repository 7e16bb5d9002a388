using System.Diagnostics;
using System.Text;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary><c>youthcity verify</c> and <c>verify/verify.py</c>: the same words and the same exit codes in every language, whatever they are given.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private const string Key = "f66a7ee0ce6bca91f7bbac587a96699123a0e965a2ca43d497da86aa4db8df52", AnotherKey = "00" + "6a7ee0ce6bca91f7bbac587a96699123a0e965a2ca43d497da86aa4db8df52";

    private static readonly (string Languages, string Verdict)[] s_verified = [("ky", "ЫРАСТАЛДЫ:"), ("ru", "ПОДТВЕРЖДЕНО:"), ("en", "VERIFIED:")];

    private readonly TempFolder _folder = new();

    public VerifyCommandTests()
    {
        var old = Repository.Path("tests", "YouthCity.Core.Tests", "Publications", "Old");
        var bundle = File.ReadAllText(Path.Combine(old, "version-1.json"));
        File.Copy(Path.Combine(old, "version-1.json"), _folder.In("bundle.json"));
        File.Copy(Path.Combine(old, "version-1.json.sig"), _folder.In("bundle.json.sig"));
        File.WriteAllText(_folder.In("unsigned.json"), bundle);
        File.WriteAllText(_folder.In("changed.json"), bundle.Replace("\"paid\":900", "\"paid\":800", StringComparison.Ordinal));
        File.WriteAllText(_folder.In("later.json"), bundle.Replace("\"version\":1}", "\"version\":9}", StringComparison.Ordinal));
        File.WriteAllText(_folder.In("half.json"), bundle[..1000]);
        File.WriteAllText(_folder.In("spaced.json"), bundle + "\n");
        File.WriteAllText(_folder.In("floor.json"), bundle.Replace("\"groups\":\"Arithmetic\"", "\"groups\":\"Geometric\"", StringComparison.Ordinal));
        File.WriteAllText(_folder.In("other.json"), "{}");
    }

    public static TheoryData<string> Calls { get; } =
    [
        "bundle.json", $"bundle.json --key {Key}", $"bundle.json --key {AnotherKey}", "unsigned.json", $"unsigned.json --key {Key}", "unsigned.json --signature bundle.json.sig",
        "unsigned.json --signature other.json", "changed.json", $"changed.json --signature bundle.json.sig --key {Key}", "later.json", "half.json", "spaced.json", "floor.json", "other.json",
        "nowhere.json", "unsigned.json --signature nowhere.sig", "bundle.json --key nowhere.pem", "bundle.json --key other.json", "bundle.json --city north",
        "bundle.json --city north --document nowhere.json", "bundle.json --city north --document other.json", $"bundle.json --city atlantis --document {Key}", "--nothing", "",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Both_verifiers_say_the_same_and_end_alike(string call)
    {
        string[] arguments = [.. call.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument.Contains('.', StringComparison.Ordinal) ? _folder.In(argument) : argument)];
        foreach (var language in (string[])["ky", "ru", "en"])
        {
            var ours = await Run.OfAsync(["verify", .. arguments, "--lang", language]);
            var script = await ScriptAsync([.. arguments, "--lang", language]);
            Assert.Equal((ours.ExitCode, ours.Out), (script.ExitCode, script.Out));
            Assert.Equal(ours.ExitCode == 2, ours.Error.Length > 0);

            // What a wrong call looks like in general is said by the library that reads the arguments.
            if (arguments.Length > 0 && !call.StartsWith("--", StringComparison.Ordinal))
                Assert.Equal(ours.Error, script.Error);
            else
                Assert.Equal(2, script.ExitCode);
        }
    }

    [Fact]
    public async Task A_publication_is_verified_in_three_languages()
    {
        foreach (var (language, verdict) in s_verified)
            Assert.Contains($"\n{verdict}", (await Run.OfAsync("verify", _folder.In("bundle.json"), "--key", Key, "--lang", language)).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<Run> ScriptAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", [Repository.Path("verify", "verify.py"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}
