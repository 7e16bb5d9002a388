namespace YouthCity.Core.Criteria;

/// <summary>A name in the three languages; none is empty.</summary>
public sealed record LocalName(string Ky, string Ru, string En)
{
    /// <summary>Whether one text stands for all three languages.</summary>
    public bool IsOne => Ky == Ru && Ru == En;

    public string In(Language language) => language switch
    {
        Language.Ky => Ky,
        Language.Ru => Ru,
        _ => En,
    };
}
