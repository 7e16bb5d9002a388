namespace YouthCity.Core.Criteria;

/// <summary>A city of the contest.</summary>
/// <param name="Aliases">Other spellings people use; none of them, nor a name, belongs to another city of the contest.</param>
/// <param name="Region">The oblast in English; may be empty.</param>
/// <param name="MapPoint">Latitude and longitude in degrees, where known.</param>
public sealed record City(string Id, LocalName Name, IReadOnlyList<string> Aliases, string Region = "", (double Latitude, double Longitude)? MapPoint = null)
{
    /// <summary>Every spelling that stands for this city; those that messages print too, which people copy from them.</summary>
    public IEnumerable<string> Spellings
    {
        get
        {
            yield return Id;
            yield return Name.Ky;
            yield return In(Language.Ky);
            if (Name.Ru != Name.Ky)
            {
                yield return Name.Ru;
                yield return In(Language.Ru);
            }

            if (Name.En != Name.Ru)
            {
                yield return Name.En;
                yield return In(Language.En);
            }

            foreach (var alias in Aliases)
                yield return alias;
        }
    }

    /// <summary>The city as messages print it: its name in a language and its id.</summary>
    public string In(Language language) => $"{Name.In(language)} ({Id})";
}
