using System.Globalization;

namespace YouthCity.Core;

/// <summary>An amount in whole tyiyn; 1 som is 100 tyiyn. Arithmetic is checked: an amount that does not fit in 64 bits is an <see cref="OverflowException"/>.</summary>
public readonly record struct Money(long Tyiyn) : IComparable<Money>
{
    private const int TyiynPerSom = 100;

    /// <summary>The largest amount that a file or a rule may name: ten milliards of som, so that sums of a million rows still fit.</summary>
    public static readonly decimal MostSom = 10_000_000_000m;

    public static Money Zero => default;

    /// <summary>The amount in som, exact.</summary>
    public decimal Som => (decimal)Tyiyn / TyiynPerSom;

    public static Money FromSom(long som) => new(som * TyiynPerSom);

    /// <summary>An amount written in som, or null if it is negative, above <see cref="MostSom"/> or finer than a tyiyn.</summary>
    public static Money? TryFromSom(decimal som)
    {
        if (som < 0 || som > MostSom)
            return null;
        var tyiyn = som * TyiynPerSom;
        return tyiyn == decimal.Truncate(tyiyn) ? new Money((long)tyiyn) : null;
    }

    /// <summary>The equal shares of this amount in whole som; what cannot be shared is the remainder.</summary>
    /// <param name="among">How many share, at least 1.</param>
    public (Money Each, Money Left) ShareInWholeSom(int among)
    {
        var each = FromSom(Tyiyn / TyiynPerSom / among);
        return (each, this - new Money(each.Tyiyn * among));
    }

    public static Money Sum(IEnumerable<Money> amounts) => new(amounts.Sum(amount => amount.Tyiyn));

    public static Money operator +(Money left, Money right) => new(left.Tyiyn + right.Tyiyn);
    public static Money operator -(Money left, Money right) => new(left.Tyiyn - right.Tyiyn);
    public static Money Add(Money left, Money right) => left + right;
    public static Money Subtract(Money left, Money right) => left - right;
    public static bool operator <(Money left, Money right) => left.Tyiyn < right.Tyiyn;
    public static bool operator >(Money left, Money right) => left.Tyiyn > right.Tyiyn;
    public static bool operator <=(Money left, Money right) => left.Tyiyn <= right.Tyiyn;
    public static bool operator >=(Money left, Money right) => left.Tyiyn >= right.Tyiyn;

    public int CompareTo(Money other) => Tyiyn.CompareTo(other.Tyiyn);

    public override string ToString() => Som.ToString("0.##", CultureInfo.InvariantCulture);
}
