using System.Text;
using Microsoft.Playwright;

namespace YouthCity.Browser.Tests;

/// <summary>A visitor's browser window: nobody's cookies, one language, one width.</summary>
public sealed class BrowserWindow : IAsyncDisposable
{
    private readonly Site _site;
    private readonly List<string> _complaints = [];

    /// <summary>Where a file was refused on purpose: the page's module sends it, and shows the answer.</summary>
    private readonly List<string> _refused = [];

    private BrowserWindow(Site site, IBrowserContext context, IPage page)
    {
        (_site, Context, Page) = (site, context, page);

        // A page that answers 404 on purpose is reported by the browser as well; that is not a complaint about what it holds.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Location.StartsWith($"{page.Url}:", StringComparison.Ordinal) && !_refused.Exists(address => message.Location.StartsWith(address, StringComparison.Ordinal)))
                _complaints.Add($"{message.Text} ({message.Location})");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal))
                _complaints.Add($"A request to another host: {request.Url}");
        };
        page.PageError += (_, fault) => _complaints.Add(fault);
        page.RequestFailed += (_, request) => _complaints.Add($"{request.Url}: {request.Failure}");
        page.Response += (_, response) =>
        {
            if (response.Status == 422 && response.Request.Method == "POST")
                _refused.Add(response.Url);
            else if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                _complaints.Add($"{response.Url}: {response.Status}");
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What the browser found wrong with the pages seen: errors, refused by the content security policy, not found.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <param name="bypassPolicy">Lets a test run its own script in the pages, which their policy forbids.</param>
    public static async Task<BrowserWindow> BeginAsync(
        Site site, int width = 1280, bool bypassPolicy = false, ColorScheme colours = ColorScheme.Light, bool script = true)
    {
        var context = await site.Browser.NewContextAsync(new()
        {
            BaseURL = site.Address,
            BypassCSP = bypassPolicy,
            ColorScheme = colours,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        return new(site, context, await context.NewPageAsync());
    }

    /// <summary>Goes to a page as whoever sees it, in a language.</summary>
    public async Task OpenAsync(string name, string language)
    {
        var page = Pages.Of(name);
        if (page.Who is { } who)
            await SignInAsync(_site.Keys[who]);
        await Page.GotoAsync($"{page.Path}{(page.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
        if ((page.Workbook ?? (page.File is { } text ? Encoding.UTF8.GetBytes(text) : null)) is { } file)
        {
            await Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = page.Workbook is null ? "file.csv" : "file.xlsx", MimeType = page.Workbook is null ? "text/csv" : "application/octet-stream", Buffer = file });

            // The page's own module puts the answer in place of the page, which loads no other one.
            await Page.ClickAsync("form.upload button");
            await Page.Locator("form.store, .note.bad, #effects").First.WaitForAsync();
        }
        else if (page.Then is { } then)
        {
            await then(Page);
        }
        else if (name == Pages.SignInRefused)
        {
            await SignInAsync("yc_wrong");
        }
    }

    public async Task SignInAsync(string key)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#key", key);
        await Page.LoadAfterAsync(() => Page.ClickAsync("main button"));
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}

public static class PageLoads
{
    /// <summary>Does something that leads to another page, or to the same one again, and waits until it is there.</summary>
    public static async Task LoadAfterAsync(this IPage page, Func<Task> act)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Load += OnLoad;
        try
        {
            await act();
            await loaded.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            page.Load -= OnLoad;
        }

        void OnLoad(object? sender, IPage at) => loaded.TrySetResult();
    }
}
