namespace YouthCity.Core.Numbers;

/// <summary>
/// The form that nearly every cell has, read without a detour: a minus or none, digits, and a decimal sign with digits behind it or none.
/// What it reads means what <see cref="NumberText"/> says it means, to the bit; everything else is left to it.
/// </summary>
internal static class PlainNumber
{
    /// <summary>A whole number of so many digits, and the power of ten it is divided by, are exact; so their quotient is the nearest number there is.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static bool TryRead(ReadOnlySpan<byte> utf8, out NumberReading reading)
    {
        reading = default;
        var start = utf8.Length > 0 && utf8[0] == '-' ? 1 : 0;
        if (utf8.Length - start is < 1 or > ExactDigits + 1)
            return false;
        var (digits, signAt) = (0L, -1);
        for (var i = start; i < utf8.Length; i++)
        {
            if (utf8[i] is >= (byte)'0' and <= (byte)'9')
                digits = unchecked((digits * 10) + (utf8[i] - '0'));
            else if (utf8[i] is (byte)'.' or (byte)',' && signAt < 0 && i > start && i < utf8.Length - 1)
                signAt = i;
            else
                return false;
        }

        var decimals = signAt < 0 ? 0 : utf8.Length - 1 - signAt;
        if (utf8.Length - start - (signAt < 0 ? 0 : 1) > ExactDigits || CouldBeThousands(utf8[start..], signAt - start, decimals))
            return false;
        var value = digits / s_powers[decimals];
        var proves = signAt < 0 ? DecimalSign.None : utf8[signAt] == '.' ? DecimalSign.Point : DecimalSign.Comma;
        reading = new(NumberKind.Number, start == 1 && digits != 0 ? -value : value, 0, proves);
        return true;
    }

    private static bool CouldBeThousands(ReadOnlySpan<byte> unsigned, int before, int decimals) =>
        decimals == 3 && before is >= 1 and <= 3 && unsigned[0] != '0';
}
