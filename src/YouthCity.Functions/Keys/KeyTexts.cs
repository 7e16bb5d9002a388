using YouthCity.Core.Access;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Keys;

/// <summary>What the pages say of keys.</summary>
internal static class KeyTexts
{
    /// <summary>Whose key it is: the role, the city and the name, as far as there are.</summary>
    public static string Holder(PageRequest page, KeyLine key) =>
        string.Join(", ", new[] { page.T($"role.{key.Role}"), key.City is { } city ? page.CityName(city) : null, key.Name }.OfType<string>());

    /// <summary>The last day of a key that ends with a day; the moment of any other end.</summary>
    public static string Until(PageRequest page, DateTimeOffset? until) => until switch
    {
        null => page.T("page.keys.noend"),
        { } end when Formats.IsMidnight(end) => page.T("page.keys.through", page.Show.Day(Formats.DayOf(end.AddTicks(-1)))),
        { } end => page.Show.Moment(end),
    };

    /// <summary>What a role may do, in a line.</summary>
    public static string May(Role role) => role switch
    {
        Role.Agency => "page.keys.may.agency",
        Role.Jury => "page.keys.may.jury",
        Role.City => "page.keys.may.city",
        _ => "page.keys.may.observer",
    };

    public static string State(KeyLine key) => key.State switch
    {
        "works" => "page.keys.state.works",
        "expired" => "page.keys.state.expired",
        _ => "page.keys.state.revoked",
    };

    /// <summary>The heading of a key's own page.</summary>
    public static string Heading(KeyLine key) => key.State switch
    {
        "works" => "page.keys.one.works",
        "expired" => "page.keys.one.expired",
        _ => "page.keys.one.revoked",
    };

    /// <summary>How to mend a field of the form.</summary>
    /// <param name="member">As <see cref="KeyMistake"/> names it.</param>
    public static string Wrong(string member) => member switch
    {
        "role" => "page.keys.wrong.role",
        "city" => "page.keys.wrong.city",
        "name" => "page.keys.wrong.name",
        "until" => "page.keys.wrong.until",
        _ => "page.keys.wrong.reason",
    };
}
