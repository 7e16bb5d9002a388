namespace YouthCity.Functions.Reference;

/// <summary>Members of answers that are the same wherever they stand. One that differs anywhere is described where it stands instead.</summary>
public static class CommonMembers
{
    private static readonly Dictionary<string, string> s_texts = new(StringComparer.Ordinal)
    {
        ["Actions"] = "How many actions there are.",
        ["Applied"] = "Whether the city has at least one current value.",
        ["City"] = "The city's id, such as `osh`.",
        ["Contest"] = "The contest's id, such as `2020`.",
        ["Group"] = "The id of the criteria group, such as `1`.",
        ["Indicator"] = "The id of the indicator, such as `1.2`.",
        ["InputsSha256"] = "The SHA-256 of everything that was scored, over its canonical JSON; 64 hexadecimal digits.",
        ["Rank"] = "1 is first; tied cities share the better rank. Null if the city is unranked.",
        ["RulesSha256"] = "The SHA-256 of the rules, over their canonical JSON; 64 hexadecimal digits.",
        ["SocialOrderAmount"] = "What its state social orders (MSZ) add up to, in som.",
        ["SocialOrders"] = "How many state social orders (MSZ) it has.",
        ["Tied"] = "Whether the city shares its rank with another one.",
    };

    /// <summary>Null if members of that name are described where they stand.</summary>
    public static string? Find(string name) => s_texts.GetValueOrDefault(name);

    /// <summary>The names that have a text here.</summary>
    public static IReadOnlyCollection<string> Names => s_texts.Keys;
}
