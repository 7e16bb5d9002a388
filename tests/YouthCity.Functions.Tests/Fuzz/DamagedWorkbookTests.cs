using System.IO.Compression;
using System.Text;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>Workbooks one of whose parts was damaged before it was packed: whatever a library throws over them is the file's fault, whatever we throw is ours.</summary>
[OwnProcess]
public sealed class DamagedWorkbookTests
{
    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly byte[] s_book = new AWorkbook()
        .With("Данные", [["city", "indicator", "baseline", "value"], ["Ош", "1.2", 30, 250.5], ["Талас", "1.1", AWorkbook.Date(44_000), AWorkbook.Percent(0.2)], ["Нарын", "1.1", 1, 30]], merged: ["H1:H2"]).Bytes();

    [Fact]
    public void No_damage_to_a_part_makes_reading_or_giving_back_throw()
    {
        var (read, back) = (0, 0);
        byte[][] books = [s_book, GiveBack(s_book)!];
        for (var seed = 0; seed < FuzzTests.Files / 4; seed++)
        {
            var book = Damage(books[seed % 2], new Random(seed));
            try
            {
                read++;
                back += GiveBack(book) is null ? 0 : 1;
            }
            catch (Exception fault)
            {
                Assert.Fail($"Seed {seed}: {fault}");
            }
        }

        Assert.InRange(back, read / 20, read);
    }

    /// <summary>A stream of ours that fails stands for a fault of ours: the sender's file is sound.</summary>
    [Fact]
    public void A_fault_of_ours_is_not_called_damage_of_the_file()
    {
        using var sound = new FailingStream(s_book, int.MaxValue);
        Assert.DoesNotContain("broken-workbook", Read(sound).Findings.All.Select(finding => finding.Code));
        foreach (var fault in (Exception[])[new InvalidOperationException("ours"), new FormatException("ours"), new KeyNotFoundException("ours")])
        {
            using var failing = new FailingStream(s_book, sound.Reads - 1) { Fault = fault };
            Assert.Same(fault, Assert.ThrowsAny<Exception>(() => Read(failing)));
        }
    }

    private static (FindingList Findings, FileForm? Form) Read(Stream book)
    {
        var (_, findings, form) = ApplicationReader.Read(s_contest, new SentFile("book.xlsx", book));
        return (findings, form);
    }

    private static byte[]? GiveBack(byte[] book)
    {
        using var content = new MemoryStream(book);
        var (findings, form) = Read(content);
        using var back = ReturnedFile.Write(content, form, findings, ReturnedFile.Workbook, Language.En);
        return back?.ToArray();
    }

    private static byte[] Damage(byte[] book, Random chance)
    {
        using var bytes = new MemoryStream();
        bytes.Write(book);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries[chance.Next(archive.Entries.Count)];
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            var name = entry.FullName;
            entry.Delete();
            if (chance.Next(20) == 0)
                return Packed();
            using (var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                writer.Write(Damage(text, chance));
        }

        return bytes.ToArray();

        byte[] Packed() => bytes.ToArray();
    }

    /// <summary>A value replaced, a tag lost or doubled, a few characters changed.</summary>
    private static string Damage(string text, Random chance)
    {
        for (var times = chance.Next(1, 4); times > 0 && text.Length > 1; times--)
        {
            var quotes = Positions(text, '"');
            var tags = Positions(text, '<');
            text = chance.Next(6) switch
            {
                0 or 1 when quotes.Count > 1 && chance.Next(quotes.Count - 1) is var from =>
                    text[..(quotes[from] + 1)] + Strange(chance) + text[quotes[from + 1]..],
                2 when tags.Count > 1 && chance.Next(tags.Count - 1) is var from => text[..tags[from]] + text[tags[from + 1]..],
                3 when tags.Count > 1 && chance.Next(tags.Count - 1) is var from => text[..tags[from + 1]] + text[tags[from]..],
                4 when text.IndexOf('>', chance.Next(text.Length)) is >= 0 and var end => text[..(end + 1)] + Strange(chance) + text[(end + 1)..],
                _ => text.Remove(chance.Next(text.Length - 1), 1),
            };
        }

        return text;
    }

    private static string Strange(Random chance) =>
        chance.GetItems((string[])["", "-1", "99999999999", "x", "rId999", "../..", "http://x y/", "%zz", "A0", "XFE1048577", "NaN", "&amp;", "&#x0;", "visible", "1E400", "2958465.9999999999", "AA:BB", "\uFFFD", "<a/>"], 1)[0];

    private static List<int> Positions(string text, char sign) => [.. Enumerable.Range(0, text.Length).Where(at => text[at] == sign)];

    /// <summary>Throws at one of its readings.</summary>
    private sealed class FailingStream(byte[] content, int at) : MemoryStream(content)
    {
        public int Reads { get; private set; }

        public Exception? Fault { get; init; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Fail();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            Fail();
            return base.Read(buffer);
        }

        private void Fail()
        {
            if (Reads++ == at && Fault is { } fault)
                throw fault;
        }
    }
}
