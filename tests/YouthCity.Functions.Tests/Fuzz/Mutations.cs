using System.Text;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>What happens to files on their way: bytes lost, doubled or changed, quotation marks astray, cells that hold anything.</summary>
internal sealed class Mutations(Random chance)
{
    private static readonly string[] s_strange =
    [
        "\"", "\"\"", "\n", "\r\n", "\r", ";", ",", "\t", "|", "\0", "\uFEFF", "\uFFFD", "'", "’", "%", " %", "\u00A0", "\u202F", "\u2028", "−", "–", "1e5", "1,5E+06", "1e400",
        "1,234", "1.234", "1 234", "1'234", "-0", "+5", ".5", "5.", "0x10", "NaN", "∞", "١٢", "#DIV/0!", "#Н/Д", "=1+1", "@", "1-2", "01.02.2026", "3.май", "Ош", "Кара-К?л", "Кара-Кол",
        "Oш", "Ёзгён", "1.1", "9.9", "sep=;\n", "TRUE", "9999999999999999", "0.1234567890123456789", "ə", "😀", "İ", "ß",
    ];

    public byte[] Bytes(byte[] file)
    {
        var bytes = file.ToList();
        for (var times = chance.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            var length = Math.Min(chance.Next(1, 40), bytes.Count - at);
            switch (chance.Next(7))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Strange()));
                    break;
            }
        }

        return [.. bytes];
    }

    public string Text(string text)
    {
        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            var at = chance.Next(text.Length + 1);
            text = chance.Next(3) switch
            {
                0 => text.Insert(at, Strange()),
                1 when at < text.Length => text.Remove(at, 1),
                _ when at < text.Length => text.Remove(at, 1).Insert(at, Strange()),
                _ => text,
            };
        }

        return text;
    }

    public string Strange() => s_strange[chance.Next(s_strange.Length)];
}
