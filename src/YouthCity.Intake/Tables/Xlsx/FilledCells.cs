using System.Numerics;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>Which cells of a row hold anything, so that a row costs what stands in it and not what it could hold.</summary>
internal sealed class FilledCells
{
    private const int Bits = 64;

    private readonly ulong[] _words = new ulong[SheetXml.MostColumns / Bits];

    public bool this[int column] => (_words[column / Bits] >> (column % Bits) & 1) != 0;

    public void Clear() => Array.Clear(_words);

    public void Add(int column) => _words[column / Bits] |= 1UL << (column % Bits);

    /// <summary>The first of them from a column on; -1 if there is none.</summary>
    public int Next(int column)
    {
        for (var word = column / Bits; word < _words.Length; word++)
        {
            var left = word == column / Bits ? _words[word] & (ulong.MaxValue << (column % Bits)) : _words[word];
            if (left != 0)
                return (word * Bits) + BitOperations.TrailingZeroCount(left);
        }

        return -1;
    }
}
