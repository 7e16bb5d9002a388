using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Storage;

namespace YouthCity.Functions.Keys;

/// <summary>What is wrong with what was sent to issue a key.</summary>
/// <param name="Member">Of <see cref="NewKeyRequest"/>, as JSON and forms name it.</param>
public sealed record KeyMistake(string Member, string? Found, string Expected);

/// <summary>Reads whom a new key is to be for.</summary>
internal static class KeyHolders
{
    /// <summary>Characters.</summary>
    public const int LongestName = 100;

    private const int MostCitiesShown = 40;

    /// <summary>The holder, or what is wrong: a role that there is not, or a city, a name, an end or a reason that does not fit.</summary>
    public static (KeyHolder? Holder, KeyMistake? Mistake) Of(NewKeyRequest asked, IReadOnlyList<KnownContest> all, DateTimeOffset now)
    {
        if (asked.Role is null || Roles.TryParse(asked.Role) is not { } role)
            return No("role", asked.Role, string.Join(", ", Enum.GetValues<Role>().Select(known => known.Code())));
        if (role is Role.Agency or Role.Observer && asked.City is not null)
            return No("city", asked.City, "null");
        var city = asked.City is null ? null : all.Select(contest => contest.Rules.SpellCity(asked.City)).FirstOrDefault(id => id is not null);
        if ((role == Role.City || asked.City is not null) && city is null)
            return No("city", asked.City, string.Join(", ", all.SelectMany(contest => contest.Rules.Cities).Select(known => known.Id).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostCitiesShown)));
        var name = asked.Name?.Trim();
        if (name?.Length is 0 or > LongestName)
            return No("name", name, $"1 – {LongestName}");
        var until = asked.Until is null ? null : KeyUntil.TryParse(asked.Until);
        if (asked.Until is not null && (until is null || until <= now))
            return No("until", asked.Until, "2035-12-31, 2035-12-31T18:00+06:00");
        return asked.Reason?.Trim().Length > Preconditions.LongestReason
            ? No("reason", asked.Reason, $"1 – {Preconditions.LongestReason}")
            : (new(role, city, name, until), null);
    }

    private static (KeyHolder?, KeyMistake?) No(string member, string? found, string expected) => (null, new(member, found, expected));
}
