namespace YouthCity.Core.Criteria;

/// <summary>A name in the three languages; none is empty.</summary>
/// <param name="Ky">In Kyrgyz.</param>
/// <param name="Ru">In Russian.</param>
/// <param name="En">In English.</param>
public sealed record LocalName(string Ky, string Ru, string En)
{
    /// <summary>Whether one text stands for all three languages.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOne => Ky == Ru && Ru == En;

    public string In(Language language) => language switch
    {
        Language.Ky => Ky,
        Language.Ru => Ru,
        Language.En => En,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };
}
