using System.Globalization;
using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>What a setting of the rules is called.</summary>
public static class SettingLabel
{
    /// <summary>Null if nothing is called so.</summary>
    /// <param name="path">That of a setting, or of a part of one: <c>name.ky</c>, <c>prizes.places.2</c>.</param>
    public static string? Of(string path, Language language)
    {
        if (Messages.Catalogue.Has($"setting.{path}"))
            return Messages.In(language, $"setting.{path}");
        var dot = path.LastIndexOf('.');
        if (dot < 0 || !Messages.Catalogue.Has($"setting.{path[..dot]}"))
            return null;
        var part = path[(dot + 1)..];
        if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            return Messages.In(language, "setting.place", place);
        return LanguageCodes.TryParse(part) is { } own
            ? Messages.In(language, own switch { Language.Ky => "setting.in.ky", Language.Ru => "setting.in.ru", _ => "setting.in.en" }, Messages.In(language, $"setting.{path[..dot]}"))
            : null;
    }
}
