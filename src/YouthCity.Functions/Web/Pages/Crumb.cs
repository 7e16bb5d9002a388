using YouthCity.Core.Access;

namespace YouthCity.Functions.Web.Pages;

/// <summary>A step of the way to a page.</summary>
public sealed record Crumb(string Address, string Text)
{
    /// <summary>The page of a contest.</summary>
    public static Crumb Contest(PageRequest page, string contest) => new($"/contests/{contest}", page.T("page.menu.contest"));

    /// <summary>The page of its ranking.</summary>
    public static Crumb Result(PageRequest page, string contest) => new($"/contests/{contest}/result", page.T(page.Caller.May(Capability.ReadScores) ? "page.menu.result" : "page.menu.published"));

    /// <summary>The page that the agency's work starts from.</summary>
    public static Crumb Work(PageRequest page, string contest) => new($"/contests/{contest}/work", page.T("page.menu.work"));
}
