using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>What people do on the pages.</summary>
public static class Pages
{
    public static IDocument Html(this Reply reply) => new HtmlParser().ParseDocument(reply.Text);

    /// <summary>Signs in as people do, through the form.</summary>
    /// <param name="who">A role or a city that has a key.</param>
    /// <returns>The Cookie header to send from then on.</returns>
    public static async Task<string> SignInAsync(this Service service, string who)
    {
        var reply = await service.SendKeyAsync(service.Secrets[who]);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return reply.Cookie("session") ?? throw new InvalidOperationException("No session began.");
    }

    /// <summary>Fills the sign-in form in and sends it.</summary>
    public static async Task<Reply> SendKeyAsync(this Service service, string key)
    {
        var page = await service.Anyone.ReadAsync("/sign-in");
        return await service.Anyone.SendFormAsync("/sign-in", page, "form.signin", page.Cookie("form")!, ("key", key));
    }

    /// <summary>Sends a form of a page with the hidden fields that it has there.</summary>
    public static async Task<Reply> SendFormAsync(
        this HttpClient client, string path, Reply page, string form, string cookies, params (string Name, string Value)[] fields)
    {
        var hidden = page.Html().QuerySelectorAll($"{form} input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.SendAsync("POST", path, content, ("Cookie", cookies));
    }

    /// <summary>A cookie that the answer sets, as a browser sends it back.</summary>
    public static string? Cookie(this Reply reply, string name) =>
        reply.SetCookies().FirstOrDefault(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal))?.Split(';')[0];

    /// <summary>The cookies that the answer sets, with their flags.</summary>
    public static IReadOnlyList<string> SetCookies(this Reply reply) =>
        reply.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];

    /// <summary>Sends a form with a file as a page has it, and the hidden fields before it.</summary>
    public static async Task<Reply> SendFileAsync(this HttpClient client, string path, Reply page, string form, string cookies, string name, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var input in page.Html().QuerySelectorAll($"{form} input[type=hidden]"))
            content.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        content.Add(new ByteArrayContent(file), "file", name);
        return await client.SendAsync("POST", path, content, ("Cookie", cookies));
    }
}
