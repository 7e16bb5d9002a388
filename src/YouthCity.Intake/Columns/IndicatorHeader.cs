using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Columns;

/// <summary>Headers that carry more than an indicator's id.</summary>
internal static class IndicatorHeader
{
    /// <summary>The indicator whose id a header begins with, with something behind it that is no part of an id. Null if there is none.</summary>
    public static int? Start(Contest contest, string name)
    {
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetterOrDigit(name[end]) || name[end] is '.' or '-' or '_'))
            end++;
        return end == name.Length ? null : contest.FindIndicator(name[..end].TrimEnd('.', '-', '_'));
    }

    /// <summary>The same for the last part of a path, such as <c>group/1.5</c>, which may be the id alone.</summary>
    public static int? InPath(Contest contest, string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        return (last.Length < name.Length ? contest.FindIndicator(last) : null) ?? Start(contest, last) ?? Start(contest, name);
    }
}
