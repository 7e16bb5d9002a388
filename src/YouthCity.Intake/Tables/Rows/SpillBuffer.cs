using System.Text;

namespace YouthCity.Intake.Tables.Rows;

/// <summary>
/// Cells that need a second look, in the order they came: the first of them in memory, more than that in a temporary file that goes away
/// with this. Not for anything personal.
/// </summary>
internal sealed class SpillBuffer : IDisposable
{
    private const int MostInMemory = 4_000_000;

    private Stream? _cells;
    private BinaryWriter? _writer;

    public void Add(int place, long row, ReadOnlySpan<byte> utf8)
    {
        _writer ??= Start(new MemoryStream());
        if (_cells is MemoryStream { Length: > MostInMemory } memory)
        {
            _writer.Flush();
            var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            });
            memory.WriteTo(file);
            memory.Dispose();
            _writer = Start(file);
        }

        _writer.Write(place);
        _writer.Write(row);
        _writer.Write7BitEncodedInt(utf8.Length);
        _writer.Write(utf8);
    }

    public IEnumerable<(int Place, long Row, string Text)> Read()
    {
        if (_cells is null)
            yield break;
        _writer!.Flush();
        _cells.Position = 0;
        using var reader = new BinaryReader(_cells, Encoding.UTF8, leaveOpen: true);
        while (_cells.Position < _cells.Length)
            yield return (reader.ReadInt32(), reader.ReadInt64(), reader.ReadString());
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _cells?.Dispose();
    }

    private BinaryWriter Start(Stream cells) => new(_cells = cells, Encoding.UTF8, leaveOpen: true);
}
