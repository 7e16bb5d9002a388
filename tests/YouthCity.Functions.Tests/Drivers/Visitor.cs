namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Somebody who goes through the pages with a browser's cookies.</summary>
public sealed class Visitor
{
    private readonly HttpClient _http;
    private readonly string? _session;
    private string? _form;

    private Visitor(HttpClient http, string? session) => (_http, _session) = (http, session);

    public static async Task<Visitor> SignInAsync(Service service, string who) => new(service.Anyone, await service.SignInAsync(who));

    public static Visitor Anyone(Service service) => new(service.Anyone, session: null);

    private string Cookies => string.Join("; ", new[] { _session, _form }.OfType<string>());

    /// <summary>Opens a page in English, unless the address names a language.</summary>
    public async Task<Reply> OpenAsync(string path)
    {
        var asked = path.Contains("lang=", StringComparison.Ordinal) ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en";
        var reply = Cookies.Length == 0 ? await _http.ReadAsync(asked) : await _http.ReadAsync(asked, ("Cookie", Cookies));
        _form = reply.Cookie("form") ?? _form;
        return reply;
    }

    /// <summary>Sends a file from the page of its kind.</summary>
    public async Task<Reply> UploadAsync(string path, string file)
    {
        var page = await OpenAsync(path);
        var reply = await _http.SendFileAsync($"{path}?lang=en", page, "form.upload", Cookies, "file.csv", System.Text.Encoding.UTF8.GetBytes(file));
        _form = reply.Cookie("form") ?? _form;
        return reply;
    }

    /// <summary>Sends a form of a page to the address that stands in it, with its hidden fields.</summary>
    public async Task<Reply> SendAsync(Reply page, string form, params (string Name, string Value)[] fields)
    {
        var action = page.Html().QuerySelector(form)?.GetAttribute("action") ?? throw new InvalidOperationException($"The page has no {form}.");
        var reply = await _http.SendFormAsync($"{action}?lang=en", page, form, Cookies, fields);
        _form = reply.Cookie("form") ?? _form;
        return reply;
    }
}
