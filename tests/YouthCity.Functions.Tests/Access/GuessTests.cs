using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Access;

/// <summary>Wrong keys are slowed down.</summary>
public sealed class GuessTests
{
    [Fact]
    public async Task After_too_many_wrong_keys_an_address_waits_but_a_key_that_was_accepted_from_it_does_not()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { WrongKeysPerMinute = 1 });
        Assert.Equal(HttpStatusCode.OK, (await service.Agency.ReadOfAsync("scores")).Status);
        (await service.Client("yc_guess1").ReadOfAsync("scores")).AssertProblem(HttpStatusCode.Unauthorized, "unknown-key");
        var slowed = await service.Client("yc_guess2").ReadOfAsync("scores");
        slowed.AssertProblem(HttpStatusCode.TooManyRequests, "too-many-guesses");
        var wait = slowed.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(61));
        Assert.Contains(((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture), slowed.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await service.Agency.ReadOfAsync("scores")).Status);
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadOfAsync("summary")).Status);

        // The first time that a right key comes from such an address it cannot be told from a guess before it is looked at.
        (await service.Jury.ReadOfAsync("scores")).AssertProblem(HttpStatusCode.TooManyRequests, "too-many-guesses");
    }

    [Fact]
    public async Task On_the_sign_in_page_it_is_said_in_words()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { WrongKeysPerMinute = 1 });
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.SendKeyAsync("yc_guess")).Status);
        var slowed = await service.SendKeyAsync("yc_guess");
        Assert.Equal((HttpStatusCode.TooManyRequests, "text/html"), (slowed.Status, slowed.MediaType));
        Assert.True(slowed.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Contains("ачкыч", slowed.Html().QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/sign-in")).Status);
    }

    [Fact]
    [OwnProcess]
    public async Task Every_sign_in_is_a_line_with_the_keys_id_and_never_the_key_or_a_whole_address()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { WrongKeysPerMinute = 1 });
        await service.SignInAsync("jury");
        for (var i = 0; i < 2; i++)
            await service.SendKeyAsync("yc_guess");
        await service.Client("yc_another-guess").ReadOfAsync("scores");
        var lines = service.Logs.Of<SignIns>();
        Assert.Equal([LogLevel.Information, .. Enumerable.Repeat(LogLevel.Warning, 3)], lines.Select(line => line.Level));
        Assert.Matches(@"^Key jury-[0-9a-f]{8} signed in from 127\.0\.0\.0/24$", lines[0].Text);
        Assert.Equal("A sign-in (page) was refused: key none, unknown, from 127.0.0.0/24", lines[1].Text);
        Assert.Equal("A sign-in (page) was refused: key none, slowed, from 127.0.0.0/24", lines[2].Text);
        Assert.Equal("A sign-in (api) was refused: key none, slowed, from 127.0.0.0/24", lines[3].Text);
        Assert.DoesNotContain(service.Logs.All, line => line.Text.Contains("guess", StringComparison.Ordinal) || line.Text.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public void Guesses_of_one_address_keep_no_other_waiting()
    {
        using var limits = new GuessLimits(2);
        for (var i = 0; i < 2; i++)
            Assert.Null(limits.Count("192.0.2.1"));
        Assert.NotNull(limits.Count("192.0.2.1"));
        Assert.NotNull(limits.Wait("192.0.2.1", null));
        Assert.Null(limits.Wait("192.0.2.2", "jury-1"));
    }

    [Fact]
    public void When_guesses_come_from_everywhere_those_wait_who_guessed_and_nobody_else()
    {
        using var limits = new GuessLimits(2);
        for (var i = 0; i < 100; i++)
            Assert.Null(limits.Count($"198.51.{i}.1"));
        Assert.NotNull(limits.Wait("198.51.7.1", null));
        Assert.NotNull(limits.Count("203.0.113.1"));
        Assert.NotNull(limits.Wait("203.0.113.1", "jury-1"));
        Assert.Null(limits.Wait("203.0.113.2", "jury-1"));
    }

    [Fact]
    public async Task Those_who_waited_may_try_again()
    {
        using var limits = new GuessLimits(600);
        while (limits.Count("192.0.2.1") is null)
            continue;
        await Task.Delay(limits.Wait("192.0.2.1", null) ?? TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        for (var tries = 0; limits.Wait("192.0.2.1", null) is not null; tries++)
        {
            Assert.InRange(tries, 0, 100);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("198.51.100.1, 203.0.113.77", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("203.0.113.77:50123", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("1.2.3.4,[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64", "2001:db8:1::/48")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.77", "203.0.113.0/24")]
    [InlineData("nonsense", "unknown", "unknown")]
    [InlineData("", "unknown", "unknown")]
    public void Behind_the_host_the_last_forwarded_address_counts(string header, string site, string shortened)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback }, Request = { Headers = { ["X-Forwarded-For"] = header } } };
        var address = new ClientAddress(IsForwarded: true).Of(context);
        Assert.Equal((site, shortened), (ClientAddress.Site(address), ClientAddress.Shortened(address)));
        Assert.Equal("127.0.0.1", ClientAddress.Site(new ClientAddress(IsForwarded: false).Of(context)));
    }
}
