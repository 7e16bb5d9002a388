using System.CommandLine;
using System.Globalization;

namespace YouthCity.Local.Commands;

/// <summary>An option that is a whole number within bounds, which <see cref="WrongCall"/> names to who goes beyond them.</summary>
internal sealed class NumberOption : Option<int>
{
    public NumberOption(string name, int usual, int least, int most)
        : base(name)
    {
        Range = FormattableString.Invariant($"{least} – {most}");
        DefaultValueFactory = _ => usual;
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && (number < least || number > most))
                result.AddError(Range);
        });
    }

    public string Range { get; }
}
