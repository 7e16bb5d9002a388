using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace YouthCity.Intake.Columns;

/// <summary>What the spellings of one column stand for, by their bytes: a spelling is looked up once, every further row costs no text.</summary>
internal sealed class ByteLookupCache
{
    private const int Unknown = -1;

    /// <summary>More spellings than this are not one column's names.</summary>
    private const int Most = 1 << 18;

    private readonly Dictionary<byte[], Spelling> _known = new(new Bytes());
    private readonly Dictionary<byte[], Spelling>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private Spelling _last = new([], Unknown);

    public ByteLookupCache()
    {
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>What a spelling stands for, or null if it has not been seen. Files are sorted, so the last one and the one that came after it are tried first.</summary>
    public int? Find(ReadOnlySpan<byte> spelling)
    {
        if (_last.Meaning != Unknown && spelling.SequenceEqual(_last.Utf8))
            return _last.Meaning;
        if (_last.Next is not { } found || !spelling.SequenceEqual(found.Utf8))
        {
            if (!_lookup.TryGetValue(spelling, out found))
                return null;
            _last.Next = found;
        }

        _last = found;
        return found.Meaning;
    }

    /// <summary>Keeps a spelling for the rows that follow at once, or for all.</summary>
    public void Remember(ReadOnlySpan<byte> spelling, int meaning, bool forAll)
    {
        _last = new(spelling.ToArray(), meaning);
        if (forAll && _known.Count < Most)
            _known[_last.Utf8] = _last;
    }

    private sealed class Spelling(byte[] utf8, int meaning)
    {
        public byte[] Utf8 { get; } = utf8;

        public int Meaning { get; } = meaning;

        /// <summary>What came after it, where that is known for all rows.</summary>
        public Spelling? Next { get; set; }
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
