using System.Text;
using System.Threading.Channels;

namespace YouthCity.Local.Tests.Drivers;

/// <summary>Hands over what is written, line by line, while the writer goes on.</summary>
public sealed class LineWriter : TextWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        _lines.Writer.TryWrite(_line.ToString());
        _line.Clear();
    }

    /// <summary>Says that nothing more will be written.</summary>
    public void Complete() => _lines.Writer.TryComplete();

    /// <summary>The lines up to and with the first that fits.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(Func<string, bool> fits, CancellationToken cancellation)
    {
        var lines = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellation))
        {
            lines.Add(line);
            if (fits(line))
                return lines;
        }

        throw new EndOfStreamException($"The line never came. What came:\n{string.Join('\n', lines)}");
    }
}
