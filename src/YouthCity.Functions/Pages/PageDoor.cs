using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Access;
using YouthCity.Functions.Texts;

namespace YouthCity.Functions.Pages;

/// <summary>What happens on every request for a page: language, who looks, safety headers, and a page for whatever goes wrong.</summary>
public sealed partial class PageDoor(Sessions sessions, IAntiforgery forms, PageOptions options, ILogger<PageDoor> log)
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task<IResult> OpenAsync(HttpRequest request, Func<PageVisit, Task<IResult>> answer)
    {
        var context = request.HttpContext;
        var visit = new PageVisit(context, Languages.OfPage(request), Visitor.Anyone, options);
        Protect(context.Response);
        RememberLanguage(request);
        try
        {
            visit = visit with { Visitor = await sessions.ReadAsync(request) };
            return await answer(visit);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            Failed(log, fault, context.TraceIdentifier, request.Path);
            return Message(visit, StatusCodes.Status500InternalServerError, "page.error.title", Text.In(visit.Language, "problem.internal-error.detail", context.TraceIdentifier));
        }
    }

    /// <summary>A form sent by one of our own pages; false for one that another site made the browser send.</summary>
    public Task<bool> IsOwnFormAsync(PageVisit visit) => forms.IsRequestValidAsync(visit.Context);

    /// <summary>A page, with the token that its forms carry.</summary>
    public IResult Page<T>(PageVisit visit, int status = StatusCodes.Status200OK, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var tokens = forms.GetAndStoreTokens(visit.Context);

        // Set last: anti-forgery forbids all storing, which would also take "back" from the reader.
        visit.Context.Response.Headers.CacheControl = "private, no-cache";
        var all = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Visit"] = visit,
            ["Form"] = new FormToken(tokens.FormFieldName, tokens.RequestToken!),
        };
        foreach (var (name, value) in parameters)
            all[name] = value;
        return new RazorComponentResult<T>(all) { StatusCode = status, PreventStreamingRendering = true };
    }

    public IResult NotFound(PageVisit visit) =>
        Message(visit, StatusCodes.Status404NotFound, "page.notfound.title", visit.T("page.notfound.text"));

    private IResult Message(PageVisit visit, int status, string title, string text) =>
        Page<MessagePage>(visit, status, ("Title", visit.T(title)), ("Message", text));

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.Vary = "Cookie, Accept-Language";
    }

    private static void RememberLanguage(HttpRequest request)
    {
        if (Languages.Asked(request) is { } language)
        {
            request.HttpContext.Response.Cookies.Append(Languages.Cookie, language.Code(), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Path = "/",
                IsEssential = true,
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Page request {Number} failed: {Path}")]
    private static partial void Failed(ILogger log, Exception fault, string number, string path);
}

/// <summary>What a form carries to show that one of our own pages made it.</summary>
public sealed record FormToken(string Field, string Value);
