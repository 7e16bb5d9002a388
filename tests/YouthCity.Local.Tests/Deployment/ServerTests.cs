using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>What <c>deploy/server</c> has for a machine of the agency, tried as far as a machine without systemd allows.</summary>
public sealed class ServerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Units { get; } = ["youthcity.service", "youthcity-backup.service", "youthcity-backup.timer"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Systemd_understands_every_unit(string unit)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("deploy", "server"), "youthcity*"))
            await File.WriteAllTextAsync(_folder.In(Path.GetFileName(file)), (await File.ReadAllTextAsync(file, Cancellation)).Replace("ExecStart=/opt/youthcity/", "ExecStart=/bin/true ", StringComparison.Ordinal), Cancellation);
        var (exitCode, output) = await RunAsync("systemd-analyze", "verify", "--man=no", _folder.In(unit));
        Assert.Equal((0, ""), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task The_service_may_do_little_more_than_its_work()
    {
        var (_, output) = await RunAsync("systemd-analyze", "security", "--offline=yes", "--threshold=20", Repository.Path("deploy", "server", "youthcity.service"));
        Assert.Contains("Overall exposure level", output, StringComparison.Ordinal);
        Assert.Contains("OK", output.Split('\n').Last(line => line.Contains("Overall", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>The command of the unit is one that the program takes.</summary>
    [Fact]
    public async Task The_unit_starts_the_program_as_it_wants_to_be_started()
    {
        var command = (await File.ReadAllLinesAsync(Repository.Path("deploy", "server", "youthcity.service"), Cancellation)).Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal)).Split(' ')[1..];
        await using var served = await Served.StartAsync("http://", [.. command.Select(part => part switch { "7071" => "0", "/var/lib/youthcity" => _folder.Path, _ => part })]);
        Assert.Equal(200, await served.StatusAsync("/health/live"));
    }

    [Fact]
    public async Task Behind_nginx_everything_goes_over_tls()
    {
        await using var served = await Served.StartAsync("http://", "serve", "--behind-proxy", "--port", "0", "--data", _folder.Path);
        var (plain, secure) = (FreePort(), FreePort());
        using var nginx = await StartNginxAsync(plain, secure, served.Address.Port);
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(_folder.In("fullchain.pem"));
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
            using var http = new HttpClient(handler);
            using var moved = await EventuallyAsync(http, $"http://localhost:{plain}/contests/2020?lang=ru");
            Assert.Equal((HttpStatusCode.MovedPermanently, "https://localhost/contests/2020?lang=ru"), (moved.StatusCode, moved.Headers.Location?.ToString()));
            using var page = await EventuallyAsync(http, $"https://localhost:{secure}/sign-in");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("max-age", page.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync(Cancellation);
        }
    }

    [Fact]
    public async Task The_backup_keeps_the_newest_thirty()
    {
        var (data, target) = (_folder.In("data"), _folder.In("backup"));
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(target);
        await Run.OfAsync("keys", "issue", "jury", "--store", $"sqlite:{Path.Combine(data, "youthcity.db")}");
        for (var day = 1; day <= 31; day++)
            await File.WriteAllTextAsync(Path.Combine(target, $"youthcity-202001{day:00}T000000Z.zip"), "", Cancellation);

        var (exitCode, output) = await RunAsync("sh", Repository.Path("deploy", "server", "backup.sh"), data, target);

        Assert.True(exitCode == 0, output);
        var kept = Directory.EnumerateFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(30, kept.Count);
        Assert.Equal("youthcity-20200103T000000Z.zip", kept[0]);
        var restored = await Run.OfAsync("import", Path.Combine(target, kept[^1]!), "--store", $"sqlite:{_folder.In("restored.db")}");
        Assert.Equal(0, restored.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Process> StartNginxAsync(int plain, int secure, int service)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(_folder.In("fullchain.pem"), certificate.ExportCertificatePem(), Cancellation);
        await File.WriteAllTextAsync(_folder.In("key.pem"), key.ExportPkcs8PrivateKeyPem(), Cancellation);
        var site = (await File.ReadAllTextAsync(Repository.Path("deploy", "server", "nginx.conf"), Cancellation))
            .Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal).Replace("    listen [::]:80;\n", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{secure} ssl", StringComparison.Ordinal).Replace("    listen [::]:443 ssl http2;\n", "", StringComparison.Ordinal)
            .Replace("youthcity.example.kg", "localhost", StringComparison.Ordinal).Replace("/etc/ssl/youthcity", _folder.Path, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:7071", $"http://127.0.0.1:{service}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.In("nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{_folder.In("nginx.pid")}};
            error_log {{_folder.In("error.log")}};
            events {}
            http {
                access_log off;
                client_body_temp_path {{_folder.In("body")}};
                proxy_temp_path {{_folder.In("proxy")}};
                fastcgi_temp_path {{_folder.In("fastcgi")}};
                uwsgi_temp_path {{_folder.In("uwsgi")}};
                scgi_temp_path {{_folder.In("scgi")}};
                {{site}}
            }
            """, Cancellation);
        return Process.Start(new ProcessStartInfo("nginx", ["-c", _folder.In("nginx.conf"), "-p", _folder.Path, "-e", _folder.In("error.log")]) { UseShellExecute = false })!;
    }

    private static async Task<HttpResponseMessage> EventuallyAsync(HttpClient http, string address)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await http.GetAsync(new Uri(address), Cancellation);
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(100, Cancellation);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["YOUTHCITY"] = Path.Combine(AppContext.BaseDirectory, "youthcity"), ["LC_ALL"] = "C.UTF-8" },
        })!;
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output + await error);
    }
}
