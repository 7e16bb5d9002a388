using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace YouthCity.Functions.Files;

/// <summary>What the spellings of one column stand for, by their bytes: a spelling is looked up once, every further row costs no text.</summary>
internal sealed class Spellings
{
    private const int Unknown = -1;

    /// <summary>More spellings than this are not one column's names.</summary>
    private const int Most = 1 << 18;

    private readonly Dictionary<byte[], int> _meanings = new(new Bytes());
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private byte[] _last = [];
    private int _lastMeaning = Unknown;

    public Spellings()
    {
        _lookup = _meanings.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>What a spelling stands for, or nothing where it has not been seen.</summary>
    public int? Find(ReadOnlySpan<byte> spelling)
    {
        if (_lastMeaning != Unknown && spelling.SequenceEqual(_last))
            return _lastMeaning;
        if (!_lookup.TryGetValue(spelling, out var known, out var meaning))
            return null;
        (_last, _lastMeaning) = (known, meaning);
        return meaning;
    }

    /// <summary>Keeps a spelling for the rows that follow at once, or for all.</summary>
    public void Remember(ReadOnlySpan<byte> spelling, int meaning, bool forAll)
    {
        (_last, _lastMeaning) = (spelling.ToArray(), meaning);
        if (forAll && _meanings.Count < Most)
            _meanings[_last] = meaning;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        private const ulong Mixer = 0x9E3779B97F4A7C15;

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            unchecked
            {
                var hash = (ulong)alternate.Length;
                for (; alternate.Length >= 8; alternate = alternate[8..])
                    hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate)) * Mixer;
                foreach (var letter in alternate)
                    hash = (hash ^ letter) * Mixer;
                return (int)(hash >> 32);
            }
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
