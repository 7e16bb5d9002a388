using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Publications;

namespace YouthCity.Core.Tests.Publications;

/// <summary><c>verify/verify.py</c>, which is asked for one bundle after the other in one process.</summary>
internal sealed class VerifierScript : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo("python3", [Repository.Path("tests", "YouthCity.Core.Tests", "Publications", "verify_many.py")])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    /// <summary>What it finds: each fault with its code and what that names, and the last line of its verdict.</summary>
    public (IReadOnlyList<string> Faults, string Verdict) Verify(byte[] bundle, SignerQuestion question, string language = "en")
    {
        _process.StandardInput.WriteLine(new JsonObject
        {
            ["bundle"] = Convert.ToHexString(bundle),
            ["signature"] = question.Signature is { } signature ? Convert.ToHexString(signature) : null,
            ["key"] = question.Fingerprint,
            ["language"] = language,
        }.ToJsonString());
        _process.StandardInput.Flush();
        using var answer = JsonDocument.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("verify.py has ended."));
        return (
            [.. answer.RootElement.GetProperty("faults").EnumerateArray().Select(fault => string.Join(" | ", fault.EnumerateArray().Select(part => part.GetString())))],
            answer.RootElement.GetProperty("lines").EnumerateArray().Last().GetString()!);
    }

    /// <summary>The faults of <c>youthcity verify</c>, written alike.</summary>
    public static IReadOnlyList<string> Faults(BundleVerification verification) =>
        [.. verification.Faults.Select(fault => string.Join(" | ", fault.Arguments.Select(argument => $"{argument}").Prepend(fault.Code)))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
