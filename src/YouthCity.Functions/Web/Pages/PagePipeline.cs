using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Work;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Pages;

/// <summary>What happens on every request for a page: language, who looks, safety headers, and a page for whatever goes wrong.</summary>
public sealed partial class PagePipeline(ContestCatalog contests, ContestStates states, PublishedStates published, Sessions sessions, IAntiforgery forms, IOptions<AntiforgeryOptions> antiforgery, PageOptions options, ILogger<PagePipeline> log)
{
    /// <summary>Bytes: the forms hold a key and a token.</summary>
    private const long LongestForm = 64 * 1024;

    private const string Policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string PolicyWithModules = $"{Policy}; script-src 'self'; connect-src 'self'";

    public Task<IResult> OpenAsync(HttpRequest request, Func<PageRequest, Task<IResult>> answer) =>
        OpenAsync(request, LongestForm, async page => await answer(await WithMenuAsync(page)));

    /// <summary>Opens a page to which a file is sent, as <see cref="OpenAsync(HttpRequest, string, IReadOnlyList{Capability}, Func{PageRequest, ContestState, Task{IResult}}, bool)"/> does; who takes the file sees to its size.</summary>
    public Task<IResult> OpenUploadAsync(HttpRequest request, string contest, IReadOnlyList<Capability> needs, Func<PageRequest, ContestState, Task<IResult>> answer) =>
        OpenAsync(request, contest, longestForm: null, (page, state) => page.Caller.MayAny(needs) ? answer(page, state) : Task.FromResult(Refuse(page, needs)));

    /// <param name="longestForm">Bytes; null where the answer sees to it.</param>
    private async Task<IResult> OpenAsync(HttpRequest request, long? longestForm, Func<PageRequest, Task<IResult>> answer)
    {
        var context = request.HttpContext;
        var page = new PageRequest(context, Languages.OfPage(request), Caller.Anyone, options);
        RequestNumber.Join(context);
        Protect(context);
        RememberLanguage(request);
        if (request.ContentLength > longestForm)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (longestForm is not null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = longestForm;
        try
        {
            page = page with { Caller = await sessions.ReadAsync(request) };
            return await answer(page);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            return Fail(page, fault);
        }
    }

    /// <summary>The page for what went wrong. It has no form: what failed may be what its token comes from.</summary>
    private Zipping Fail(PageRequest page, Exception fault)
    {
        var number = RequestNumber.Of(page.Context);
        Failed(log, fault, number, page.Context.Request.Path.ToUriComponent());
        if (StoreFaults.Find(fault) is not { } store)
        {
            return Component<MessagePage>(page, StatusCodes.Status500InternalServerError, null,
                ("Title", page.T("page.error.title")), ("Message", page.T("problem.internal-error.detail", number)));
        }

        page.Context.Response.Headers.RetryAfter = Answer.RetryAfterSeconds;
        var problem = store.IsDamaged ? "problem.store-damaged" : "problem.store-unavailable";
        return Component<MessagePage>(page, StatusCodes.Status503ServiceUnavailable, null, ("Title", page.T($"{problem}.title")), ("Message", page.T($"{problem}.detail")));
    }

    /// <summary>Opens a page about a contest at its newest version; a page that says so if there is no such contest.</summary>
    public Task<IResult> OpenAsync(HttpRequest request, string contest, Func<PageRequest, ContestState, Task<IResult>> answer) =>
        OpenAsync(request, contest, LongestForm, answer);

    private Task<IResult> OpenAsync(HttpRequest request, string contest, long? longestForm, Func<PageRequest, ContestState, Task<IResult>> answer, bool takesArchived = false) =>
        OpenAsync(request, longestForm, async page => await contests.FindAsync(contest, request.HttpContext.RequestAborted) is { } known
            ? await AnswerAsync(page, await states.ReadAsync(known, request.HttpContext.RequestAborted), takesArchived || !HttpMethods.IsPost(request.Method) ? answer : RefuseArchived(answer))
            : NotFound(await WithMenuAsync(page)));

    /// <summary>No form changes a contest that is in the archive.</summary>
    private Func<PageRequest, ContestState, Task<IResult>> RefuseArchived(Func<PageRequest, ContestState, Task<IResult>> answer) => (page, state) => state.Content.IsArchived
        ? Task.FromResult(Message(page, StatusCodes.Status409Conflict, "problem.contest-archived.title", page.T("problem.contest-archived.detail", state.Contest.Id)))
        : answer(page, state);

    private static Task<IResult> AnswerAsync(PageRequest page, ContestState state, Func<PageRequest, ContestState, Task<IResult>> answer) =>
        answer(page with
        {
            Contest = state.Contest,
            MenuContest = state.Contest,
            Publications = state.Version.Manifest.Publications,
            IsShared = state.Content.Stage.Stage == Stage.Published && page.Caller.Key is null && !Sessions.IsSent(page.Context.Request),
        }, state);

    /// <summary>Opens a page about a contest to those who have at least one of the capabilities; others are told whom it is open to, or asked to sign in.</summary>
    /// <param name="takesArchived">Whether its form may be sent about a contest that is in the archive.</param>
    public Task<IResult> OpenAsync(HttpRequest request, string contest, IReadOnlyList<Capability> needs, Func<PageRequest, ContestState, Task<IResult>> answer, bool takesArchived = false) =>
        OpenAsync(request, contest, LongestForm, (page, state) => page.Caller.MayAny(needs) ? answer(page, state) : Task.FromResult(Refuse(page, needs)), takesArchived);

    /// <summary>Opens a form that was sent from a page about a contest, as the page itself is opened; one that is none of ours is refused.</summary>
    /// <param name="takesArchived">Whether it may be sent about a contest that is in the archive.</param>
    public Task<IResult> OpenFormAsync(HttpRequest request, string contest, IReadOnlyList<Capability> needs, Func<PageRequest, ContestState, IFormCollection, Task<IResult>> answer, bool takesArchived = false) =>
        OpenAsync(request, contest, needs, (page, state) => ReadFormAsync(page, form => answer(page, state, form)), takesArchived);

    /// <summary>Reads the form that was sent from a page; one that is none of ours is refused.</summary>
    public async Task<IResult> ReadFormAsync(PageRequest page, Func<IFormCollection, Task<IResult>> answer) =>
        await IsOwnFormAsync(page) ? await answer(await page.Context.Request.ReadFormAsync(page.Context.RequestAborted)) : StaleForm(page);

    /// <summary>Opens a page about the result: as it stands to those who may read scores, and as it was published to everyone else; a page that says so before anything is published.</summary>
    public Task<IResult> OpenResultAsync(HttpRequest request, string contest, Func<PageRequest, ContestState, Task<IResult>> answer) =>
        OpenAsync(request, contest, async (page, state) =>
        {
            if (await ReadableAsync(page, state) is not { } shown)
                return Asked(page).Length > 0 ? NotFound(page) : NotPublished(page);
            return shown.Result is null ? CannotScore(page, shown) : await answer(page with { Contest = shown.Contest }, shown);
        });

    /// <summary>
    /// What the caller may read the result of: the publication that the address asks for, the contest as it stands for those who may read scores before it is published, and the
    /// latest publication otherwise. Null where there is none.
    /// </summary>
    public async Task<ContestState?> ReadableAsync(PageRequest page, ContestState newest)
    {
        var asked = Asked(page);
        if (asked.Length == 0 && page.Caller.May(Capability.ReadScores) && newest.Stage.Stage != Stage.Published)
            return newest;
        return PublishedStates.Find(newest.Known, asked.Length > 0 ? asked : PublishedStates.LatestName) is { } publication
            ? await published.ReadAsync(newest.Known, publication, page.Context.RequestAborted)
            : null;
    }

    private static string Asked(PageRequest page) => page.Context.Request.Query[PageRequest.PublicationName].ToString();

    /// <summary>Which publication a page is asked for, by its number.</summary>
    public static Parameter Publication { get; } = Parameter.Text(PageRequest.PublicationName);

    /// <summary>The answer to a caller who may not see a page: whoever is not signed in may do so, and comes back to the page.</summary>
    public IResult Refuse(PageRequest page, IReadOnlyList<Capability> needs)
    {
        if (page.Caller.Key is null)
            return TypedResults.LocalRedirect(SignInAddress(page));
        var open = string.Join(", ", Capabilities.RolesWith(needs).Select(role => page.T($"role.{role.Code()}")));
        return Page<RefusedPage>(page, StatusCodes.Status403Forbidden, ("Title", page.T("page.refused.title", open)));
    }

    /// <summary>The answer to a city that asks for the page of another.</summary>
    public IResult AnotherCity(PageRequest page) => Page<RefusedPage>(page, StatusCodes.Status403Forbidden, ("Title", page.T("page.refused.othercity")));

    /// <summary>What a program would be refused with, as a page.</summary>
    public IResult Refused(PageRequest page, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Page<MessagePage>(page, refusal.StatusCode!.Value, ("Title", refusal.Problem.Title), ("Message", refusal.Problem.Detail));
    }

    /// <summary>The page for an act that was not accepted: the stage or the clock stands in its way, or another act that came before it.</summary>
    public IResult NotAccepted(PageRequest page, Contests.Accepted accepted) => accepted.Refusal switch
    {
        null => Message(page, StatusCodes.Status409Conflict, "page.stage.moved", page.T("page.stage.moved.text")),
        { Obstacle: StageObstacle.NotOpenYet, Day: { } first } => Message(page, StatusCodes.Status409Conflict, "page.checked.stage", page.T("page.checked.notopen.text", page.Show.Day(first))),
        { Stage: var stage } => Message(page, StatusCodes.Status409Conflict, "page.checked.stage", page.T("page.checked.stage.text", StageTexts.Name(stage, page.Language), StageTexts.Possible(stage, page.Language))),
    };

    /// <summary>The page for a form that is none of ours, or out of date.</summary>
    public IResult StaleForm(PageRequest page) => Message(page, StatusCodes.Status400BadRequest, "page.stale.title", page.T("page.stale.text"));

    /// <summary>Whether a form with a file was sent by one of our own pages.</summary>
    /// <param name="fields">The fields that stood before the file.</param>
    public async Task<bool> IsOwnUploadAsync(PageRequest page, IReadOnlyDictionary<string, string> fields)
    {
        // The form's body was read already, file by file; the token is looked for in a header first.
        page.Context.Request.Headers[antiforgery.Value.HeaderName!] = fields.GetValueOrDefault(antiforgery.Value.FormFieldName, "");
        return await forms.IsRequestValidAsync(page.Context);
    }

    /// <summary>Where to sign in and come back from.</summary>
    private static string SignInAddress(PageRequest page)
    {
        var request = page.Context.Request;
        var back = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.Path + request.QueryString.ToString() : request.Path.ToString();
        return QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?>(StringComparer.Ordinal) { ["to"] = back, ["ended"] = Sessions.IsSent(request) ? "1" : null }
            .Where(pair => pair.Value is not null));
    }

    /// <summary>A page about no contest leads to the one that comes last by its id, as the editions of years do.</summary>
    private async Task<PageRequest> WithMenuAsync(PageRequest page)
    {
        var newest = (await contests.ListAsync(page.Context.RequestAborted)).MaxBy(known => known.Rules.Id, StringComparer.Ordinal);
        return page with { MenuContest = newest?.Rules, Publications = newest?.Version.Manifest.Publications ?? [] };
    }

    /// <summary>A form sent by one of our own pages; false for one that another site made the browser send.</summary>
    public async Task<bool> IsOwnFormAsync(PageRequest page)
    {
        try
        {
            return page.Context.Request.HasFormContentType && await forms.IsRequestValidAsync(page.Context);
        }
        catch (Exception fault) when (fault is AntiforgeryValidationException or InvalidDataException or IOException)
        {
            // Malformed, cut off or too long: not one of ours.
            return false;
        }
    }

    /// <summary>A page, with the token that its forms carry where it has any.</summary>
    public IResult Page<T>(PageRequest page, int status = StatusCodes.Status200OK, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent =>
        // Whoever is signed in can sign out on every page.
        page.Caller.Key is not null ? FormPage<T>(page, status, parameters) : Component<T>(page, status, new FormToken(forms, page.Context), parameters);

    /// <summary>A page that holds a form for whoever looks. Its token is made before the page is: where a fault of the store still finds its own page.</summary>
    public IResult FormPage<T>(PageRequest page, int status = StatusCodes.Status200OK, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var form = new FormToken(forms, page.Context);
        _ = form.Value;
        return Component<T>(page, status, form, parameters);
    }

    /// <summary>What renders a page makes an address of the Host header, and fails where none can be made of it; no page has a use for either.</summary>
    private static readonly HostString s_anyHost = new("localhost");

    private static Zipping Component<T>(PageRequest page, int status, FormToken? form, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : IComponent
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = page, ["Form"] = form };
        foreach (var (name, value) in parameters)
            all[name] = value;
        page.Context.Request.Host = s_anyHost;
        if (page.Modules.Count > 0)
            page.Context.Response.Headers.ContentSecurityPolicy = PolicyWithModules;
        return new Zipping(new RazorComponentResult<T>(all) { StatusCode = status, PreventStreamingRendering = true }, status, form, form is null ? null : page.IsSecret ? "no-store" : "private, no-cache")
        {
            IsShared = page.IsShared && status == StatusCodes.Status200OK,
        };
    }

    public IResult NotFound(PageRequest page) =>
        Page<NotFoundPage>(page, StatusCodes.Status404NotFound);

    /// <summary>The page for those who may not see scores yet.</summary>
    public IResult NotPublished(PageRequest page) => Page<NotPublishedPage>(page, parameters: ("SignIn", page.Caller.Key is null ? SignInAddress(page) : null));

    /// <summary>The page for a contest whose rules cannot score what was sent.</summary>
    public IResult CannotScore(PageRequest page, ContestState state) =>
        Page<CannotScorePage>(page, parameters: ("City", state.Contest.Cities[state.Refusal!.City].Name.In(page.Language)));

    public IResult Message(PageRequest page, int status, string title, string text) =>
        Page<MessagePage>(page, status, ("Title", page.T(title)), ("Message", text));

    /// <summary>What a page shows had to wait too long, or took too long.</summary>
    public IResult NotWorkedOut(PageRequest page, WorkOutcome outcome, Workload workload)
    {
        page.Context.Response.Headers.RetryAfter = Answer.RetryAfterSeconds;
        var problem = outcome == WorkOutcome.Busy ? "problem.busy" : "problem.took-too-long";
        return Message(page, StatusCodes.Status503ServiceUnavailable, $"{problem}.title", page.T($"{problem}.detail", workload.BudgetSeconds));
    }

    private static void Protect(HttpContext context)
    {
        var response = context.Response;
        response.Headers[RequestNumber.Header] = RequestNumber.Of(context);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.Vary = "Cookie, Accept-Language, Accept-Encoding";
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
                Secure = SecureCookies.AreFor(request),
                Path = "/",
                IsEssential = true,
            });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Page request {Number} failed: {Path}")]
    private static partial void Failed(ILogger log, Exception fault, string number, string path);
}
