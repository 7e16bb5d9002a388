using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class KeyPageTests : ServiceTest
{
    [Fact]
    public async Task A_key_is_shown_once_works_and_ends_with_its_revocation()
    {
        var agency = await Visitor.SignInAsync(Service, "agency");
        var issued = await agency.SendAsync(await agency.OpenAsync("/keys"), "form.issue", ("role", "jury"), ("city", "talas"), ("name", "Айгүл"), ("until", "2099-12-31"), ("reason", "letter 12-3"));
        Assert.Equal((HttpStatusCode.OK, "no-store"), (issued.Status, issued.Headers.CacheControl!.ToString()));
        var secret = issued.Html().QuerySelector(".slip .secret")!.TextContent;
        Assert.DoesNotContain(secret, (await agency.OpenAsync("/keys")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Service.SendKeyAsync(secret)).Status);

        var row = (await agency.OpenAsync("/keys")).Html().QuerySelectorAll("tbody a").Single(link => link.TextContent.Contains("Айгүл", StringComparison.Ordinal));
        Assert.Equal("jury, Talas, Айгүл", row.TextContent);
        var key = await agency.OpenAsync(row.GetAttribute("href")!);
        var refused = await agency.SendAsync(key, "form.revoke");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(key, "form.revoke", ("reason", "lost"))).Status);
        var after = (await agency.OpenAsync(row.GetAttribute("href")!)).Html();
        Assert.StartsWith("Revoked", after.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("form.revoke"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Service.SendKeyAsync(secret)).Status);
    }

    [Theory]
    [InlineData("role", "", "", "")]
    [InlineData("role", "judge", "", "")]
    [InlineData("city", "city", "", "")]
    [InlineData("city", "city", "atlantis", "")]
    [InlineData("city", "agency", "osh", "")]
    [InlineData("until", "observer", "", "2001-01-01")]
    [InlineData("until", "observer", "", "soon")]
    public async Task A_key_that_does_not_fit_is_not_issued_and_the_field_is_named(string field, string role, string city, string until)
    {
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync("/keys");
        var refused = await agency.SendAsync(page, "form.issue", ("role", role), ("city", city), ("until", until), ("name", "Somebody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal($"#{field}", refused.Html().QuerySelector(".note.bad a")!.GetAttribute("href"));
        Assert.Equal("Somebody", refused.Html().QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(page.Html().QuerySelectorAll("tbody tr").Length, refused.Html().QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_last_key_of_the_agency_stays()
    {
        var agency = await Visitor.SignInAsync(Service, "agency");
        var own = (await agency.OpenAsync("/keys")).Html().QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("agency", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Conflict, (await agency.SendAsync(await agency.OpenAsync(own), "form.revoke", ("reason", "why not"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await agency.OpenAsync("/keys")).Status);
    }
}
