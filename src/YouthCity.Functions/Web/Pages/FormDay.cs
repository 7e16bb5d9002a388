using System.Globalization;

namespace YouthCity.Functions.Web.Pages;

/// <summary>A day as a browser sends it from the field of a form, whatever language the page is in.</summary>
public static class FormDay
{
    /// <summary>Null if it is none.</summary>
    public static DateOnly? Parse(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
