namespace YouthCity.Intake.Columns;

/// <summary>A column that a file may have: its name in the design and what people call it in the three languages, the first being what templates print.</summary>
public sealed record Field(string Name, bool Required, string[] Ky, string[] Ru, string[] En)
{
    private readonly HashSet<string> _names = new(Ky.Concat(Ru).Concat(En).Append(Name).Select(Key), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether its cells are text even where they hold digits alone: 1.234 is then no number that could be two.</summary>
    public bool IsText { get; init; }

    public string In(Core.Language language) => language switch
    {
        Core.Language.Ky => Ky[0],
        Core.Language.Ru => Ru[0],
        Core.Language.En => En[0],
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };

    /// <summary>Whether one of the headers is a name of this field in a language.</summary>
    public bool IsCalled(IEnumerable<string> headers, Core.Language language) => headers.Any(header => (language switch
    {
        Core.Language.Ky => Ky,
        Core.Language.Ru => Ru,
        Core.Language.En => [.. En, Name],
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    }).Any(name => Same(name, header)));

    public bool IsCalled(string header) => _names.Contains(Key(header));

    /// <summary>What the field is called, as headers are compared.</summary>
    internal IEnumerable<string> Keys => _names;

    /// <summary>A header as it is compared with others in any case.</summary>
    internal static string Key(string header) => header.Replace('_', ' ');

    /// <summary>Headers are compared in any case, with spaces and underscores alike.</summary>
    public static bool Same(string left, string right) =>
        left.Replace('_', ' ').Equals(right.Replace('_', ' '), StringComparison.OrdinalIgnoreCase);
}
