using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace YouthCity.Tests;

/// <summary>The emulator of Azure's tables.</summary>
public sealed class Azurite() : AzuriteService("table");

/// <summary>One of the emulator's services on a free port, in memory, for as long as the tests run. <c>npm ci</c> in tests/YouthCity.Storage.Tests installs it.</summary>
/// <param name="service">As it names it: <c>table</c>, <c>blob</c>.</param>
public abstract class AzuriteService(string service) : IAsyncLifetime
{
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>The connection string of the emulator's one well-known account, whose key is public.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;{char.ToUpperInvariant(service[0])}{service[1..]}Endpoint=http://127.0.0.1:{_port}/devstoreaccount1;");

    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Repository.Path("tests", "YouthCity.Storage.Tests", "node_modules", ".bin", $"azurite-{service}"), "--inMemoryPersistence", "--disableTelemetry", "--skipApiVersionCheck",
                $"--{service}Host", "127.0.0.1", $"--{service}Port", _port.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

        // The one line that says it listens; an emulator that ends instead closes the stream.
        var line = await _process.StandardOutput.ReadLineAsync();
        while (line?.Contains("successfully", StringComparison.Ordinal) == false)
            line = await _process.StandardOutput.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException("Azurite did not start. Is it installed (npm ci)?");

        // It writes a line for each request; nobody reading them would stop it.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    private async Task StopAsync()
    {
        if (_process is null)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
