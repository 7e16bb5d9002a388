using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthCity.Local.Hosting;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Hosting;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.7")]
    public async Task Nothing_but_this_machine_is_listened_on_without_a_proxy(string address)
    {
        using var folder = new TempFolder();
        (await Run.OfAsync("serve", "--listen", address, "--port", "0", "--data", folder.Path)).IsRefusedWith("without encryption");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("“here” is no address", "--listen", "here")]
    [InlineData("“10.0.0.0/99” is no address", "--behind-proxy", "10.0.0.0/99")]
    [InlineData("of this machine", "--listen", "192.0.2.7", "--behind-proxy")]
    public async Task An_address_that_is_none_or_is_not_here_is_named(string words, params string[] args)
    {
        using var folder = new TempFolder();
        (await Run.OfAsync(["serve", "--port", "0", "--data", folder.Path, .. args])).IsRefusedWith(words);
    }

    [Fact]
    public async Task Behind_a_proxy_it_serves_on_every_address()
    {
        using var folder = new TempFolder();
        await using var served = await Served.StartAsync("http://", "serve", "--listen", "0.0.0.0", "--behind-proxy", "--port", "0", "--data", folder.Path);
        Assert.StartsWith("http://0.0.0.0:", served.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "", "198.51.100.9", "198.51.100.9")]
    [InlineData(true, "", "203.0.113.1, 198.51.100.9", "198.51.100.9")]
    [InlineData(true, "10.1.0.0/16", "198.51.100.9", "127.0.0.1")]
    [InlineData(true, "127.0.0.1", "198.51.100.9", "198.51.100.9")]
    [InlineData(false, "", "198.51.100.9", "127.0.0.1")]
    public async Task The_header_of_a_proxy_is_believed_and_of_nobody_else(bool behindProxy, string proxies, string forwarded, string caller)
    {
        var listening = Listening.OnThisMachine(0);
        if (behindProxy)
            listening = listening.Behind(proxies.Split(' ', StringSplitOptions.RemoveEmptyEntries))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        listening.Believe(app);
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        Assert.Equal(caller, await http.GetStringAsync(new Uri(app.Urls.First()), TestContext.Current.CancellationToken));
    }
}
