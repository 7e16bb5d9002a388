using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Access;
using YouthCity.Functions.Operations;
using YouthCity.Functions.Texts;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Pages;

/// <summary>What happens on every request for a page: language, who looks, safety headers, and a page for whatever goes wrong.</summary>
public sealed partial class PageDoor(Sessions sessions, IAntiforgery forms, PageOptions options, ILogger<PageDoor> log)
{
    /// <summary>Bytes: the forms hold a key and a token.</summary>
    private const long LongestForm = 64 * 1024;

    private const string RetryAfterSeconds = "5";

    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task<IResult> OpenAsync(HttpRequest request, Func<PageVisit, Task<IResult>> answer)
    {
        var context = request.HttpContext;
        var visit = new PageVisit(context, Languages.OfPage(request), Visitor.Anyone, options);
        RequestNumber.Join(context);
        Protect(context);
        RememberLanguage(request);
        if (request.ContentLength > LongestForm)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LongestForm;
        try
        {
            visit = visit with { Visitor = await sessions.ReadAsync(request) };
            return await answer(visit);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            var number = RequestNumber.Of(context);
            Failed(log, fault, number, request.Path.ToUriComponent());

            // Without a form: what failed may be what its token comes from.
            return Component<MessagePage>(visit, StatusCodes.Status500InternalServerError, null,
                ("Title", visit.T("page.error.title")), ("Message", visit.T("problem.internal-error.detail", number)));
        }
    }

    /// <summary>A form sent by one of our own pages; false for one that another site made the browser send.</summary>
    public async Task<bool> IsOwnFormAsync(PageVisit visit)
    {
        try
        {
            return visit.Context.Request.HasFormContentType && await forms.IsRequestValidAsync(visit.Context);
        }
        catch (Exception fault) when (fault is AntiforgeryValidationException or InvalidDataException or IOException)
        {
            // Malformed, cut off or too long: not one of ours.
            return false;
        }
    }

    /// <summary>A page, with the token that its forms carry.</summary>
    public IResult Page<T>(PageVisit visit, int status = StatusCodes.Status200OK, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var tokens = forms.GetAndStoreTokens(visit.Context);

        // Set last: anti-forgery forbids all storing, which would also take "back" from the reader.
        visit.Context.Response.Headers.CacheControl = "private, no-cache";
        return Component<T>(visit, status, new FormToken(tokens.FormFieldName, tokens.RequestToken!), parameters);
    }

    /// <summary>What renders a page makes an address of the Host header, and fails where none can be made of it; no page has a use for either.</summary>
    private static readonly HostString s_anyHost = new("localhost");

    private static RazorComponentResult<T> Component<T>(PageVisit visit, int status, FormToken? form, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Visit"] = visit, ["Form"] = form };
        foreach (var (name, value) in parameters)
            all[name] = value;
        visit.Context.Request.Host = s_anyHost;
        return new RazorComponentResult<T>(all) { StatusCode = status, PreventStreamingRendering = true };
    }

    public IResult NotFound(PageVisit visit) =>
        Message(visit, StatusCodes.Status404NotFound, "page.notfound.title", visit.T("page.notfound.text"));

    public IResult Message(PageVisit visit, int status, string title, string text) =>
        Page<MessagePage>(visit, status, ("Title", visit.T(title)), ("Message", text));

    /// <summary>What a page shows had to wait too long, or took too long.</summary>
    public IResult NotWorkedOut(PageVisit visit, WorkOutcome outcome, Workload workload)
    {
        visit.Context.Response.Headers.RetryAfter = RetryAfterSeconds;
        var problem = outcome == WorkOutcome.Busy ? "problem.busy" : "problem.took-too-long";
        return Message(visit, StatusCodes.Status503ServiceUnavailable, $"{problem}.title", visit.T($"{problem}.detail", workload.BudgetSeconds));
    }

    private static void Protect(HttpContext context)
    {
        var response = context.Response;
        response.Headers[RequestNumber.Header] = RequestNumber.Of(context);
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
