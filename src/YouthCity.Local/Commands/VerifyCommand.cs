using System.CommandLine;
using System.Text.Json;
using YouthCity.Core.Documents;
using YouthCity.Core.Publications;
using YouthCity.Core.Signatures;

namespace YouthCity.Local.Commands;

/// <summary><c>verify</c>: works a publication out again from its bundle alone, without a store or a network.</summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify");
        var bundle = new Argument<string>("bundle");
        var key = new Option<string?>("--key");
        var signature = new Option<string?>("--signature");
        var city = new Option<string?>("--city");
        var document = new Option<string?>("--document");
        command.Arguments.Add(bundle);
        foreach (var option in (Option[])[key, signature, city, document])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(
            Terminal.Of(call, cancellation), call.GetRequiredValue(bundle), call.GetValue(key), call.GetValue(signature), call.GetValue(city), call.GetValue(document))));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? key, string? signature, string? city, string? document)
    {
        if (city is null != document is null)
            return terminal.Refuse("verify.together");
        if ((string[])[path, .. signature is null ? [] : (string[])[signature]] is var needed && needed.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            return terminal.Refuse("cli.nofile", missing);
        string? fingerprint = null;
        if (key is not null && (fingerprint = FingerprintOf(key)) is null)
            return terminal.Refuse("verify.nokey", key);
        IReadOnlyList<ContentHash>? acknowledged = null;
        if (document is not null && (acknowledged = Acknowledged(document, city!)) is null)
            return terminal.Refuse("verify.nodocument", document);
        var beside = signature ?? $"{path}.sig";
        var verification = BundleVerification.Of(File.ReadAllBytes(path), new(File.Exists(beside) ? File.ReadAllBytes(beside) : null, fingerprint));
        var report = new VerificationReport(terminal.Language, verification);
        if (acknowledged is not null)
            report.Prove(city!, acknowledged);
        foreach (var line in report.Lines())
            terminal.Out.WriteLine(line);
        return report.Holds ? Terminal.Fine : Terminal.FileWithErrors;
    }

    /// <summary>Of a fingerprint, or of the file of a key. Null if it is neither.</summary>
    private static string? FingerprintOf(string key) =>
        ContentHash.TryParse(key.ToLowerInvariant()) is { } fingerprint ? fingerprint.Hex
        : File.Exists(key) ? VerificationKey.TryRead(File.ReadAllText(key))?.Fingerprint
        : null;

    /// <summary>A hash; or those of the city in a saved answer of the service; or that of the document itself. Null if it is neither a hash nor a file.</summary>
    private static IReadOnlyList<ContentHash>? Acknowledged(string document, string city)
    {
        if (ContentHash.TryParse(document.ToLowerInvariant()) is { } hash)
            return [hash];
        if (!File.Exists(document))
            return null;
        var bytes = File.ReadAllBytes(document);
        try
        {
            using var answer = JsonDocument.Parse(bytes);
            return
            [
                .. answer.RootElement.GetProperty("documents").EnumerateArray()
                    .Where(line => string.Equals(line.GetProperty("city").GetString(), city, StringComparison.OrdinalIgnoreCase))
                    .Select(line => ContentHash.Parse(line.GetProperty("sha256").GetString()!)),
            ];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [ContentHash.Of(bytes)];
        }
    }
}
