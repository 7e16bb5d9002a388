using System.Text;
using static YouthCity.Functions.Tests.Hostile.HostileWorkbook;

namespace YouthCity.Functions.Tests.Hostile;

/// <summary>What a file is sent as.</summary>
internal enum SentAs
{
    Application,
    Orders,
    Survey,
    Ballots,
}

/// <summary>Files that took a reader seconds, gigabytes or its life, by name. All are small to send.</summary>
internal static class HostileFiles
{
    private const string AHundredOfA = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const int Deep = 40_000;
    private const int Megabytes390 = 3_900_000;

    private const string Sheets = "<sheets><sheet name=\"Sheet\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";

    /// <summary>A text, and behind it those that the cells of the sheet name.</summary>
    private static Action<TextWriter> Texts(string before, Action<TextWriter> inside, string behind) =>
        Between(before, inside, behind + string.Concat(Enumerable.Repeat("<si><t>a</t></si>", 20)));

    private const string Alternate = "<mc:AlternateContent><mc:Choice Requires=\"r\">";

    public static IReadOnlyDictionary<string, (SentAs As, Func<byte[]> Bytes)> All { get; } = new Dictionary<string, (SentAs, Func<byte[]>)>(StringComparer.Ordinal)
    {
        ["workbook.xml nests"] = (SentAs.Application, () => With((Book, Element("workbook", Between(Sheets, Nested("<a>", "</a>", Deep), ""))))),
        ["workbook.xml nests ext"] = (SentAs.Application, () => With((Book, Element("workbook", Between(Sheets + "<extLst>", Nested("<ext uri=\"a\">", "</ext>", Deep), "</extLst>"))))),
        ["workbook.xml nests AlternateContent"] = (SentAs.Application, () => With((Book, Element("workbook", Between("", Nested(Alternate, "</mc:Choice></mc:AlternateContent>", Deep), Sheets))))),
        ["styles.xml nests"] = (SentAs.Application, () => With((Styles, Element("styleSheet", Nested("<a>", "</a>", Deep))), (Sheet, Rows(Repeat("<row><c s=\"1\"><v>1</v></c></row>", 1))))),
        ["sheet nests 5 million deep"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Nested("<a>", "</a>", 5_000_000))))),
        ["content types nest"] = (SentAs.Application, () => With((Types, part => Between("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">", Nested("<a>", "</a>", Deep), "</Types>")(part)))),
        ["shared string of 390 MB"] = (SentAs.Application, () => With((SharedTexts, Element("sst", Texts("<si><t>", Repeat(AHundredOfA, Megabytes390), "</t></si>"))))),
        ["cell of 60 MB"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Between("<row><c t=\"str\"><v>", Repeat(AHundredOfA, 600_000), "</v></c></row>"))))),
        ["attribute of 60 MB"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Between("<row><c t=\"", Repeat(AHundredOfA, 600_000), "\"/></row>"))))),
        ["name of 60 MB"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Between("<", Repeat(AHundredOfA, 600_000), "/>"))))),
        ["CDATA of 60 MB"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Between("<row><c t=\"str\"><v><![CDATA[", Repeat(AHundredOfA.Replace('a', '<'), 600_000), "]]></v></c></row>"))))),
        ["4000 unknown columns"] = (SentAs.Application, () => Encoding.UTF8.GetBytes("city,indicator,value," + string.Join(',', Enumerable.Range(0, 4000).Select(i => $"x{i}")) + "\n")),
        ["1000 unknown columns"] = (SentAs.Application, () => Encoding.UTF8.GetBytes("city,indicator,value," + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"x{i}")) + "\n")),
        ["unknown column of 800 kB"] = (SentAs.Application, () => Encoding.UTF8.GetBytes("city,indicator,value," + new string('x', 800_000) + "\n")),
        ["200000 CDATA in a text"] = (SentAs.Application, () => With((SharedTexts, Element("sst", Texts("<si><t>", Repeat("<![CDATA[a]]>", 200_000), "</t></si>"))))),
        ["200000 comments in a text"] = (SentAs.Application, () => With((SharedTexts, Element("sst", Texts("<si><t>", Repeat("a<!---->", 200_000), "</t></si>"))))),
        ["200000 CDATA in a cell"] = (SentAs.Application, () => With((Sheet, Rows(Between("<row><c t=\"str\"><v>", Repeat("<![CDATA[a]]>", 200_000), "</v></c></row>"))))),
        ["200000 runs in a text"] = (SentAs.Application, () => With((SharedTexts, Element("sst", Texts("<si>", Repeat("<r><t>a</t></r>", 200_000), "</si>"))))),
        ["_x000D_ 8 million times"] = (SentAs.Application, () => WithPicture((SharedTexts, Element("sst", Texts("<si><t>", Repeat("_x000D_", 8_000_000), "</t></si>"))))),
        ["_x000D_ in 1700 cells"] = (SentAs.Application, () => WithPicture((SharedTexts, Element("sst", Repeat("<si><t>" + string.Concat(Enumerable.Repeat("_x000D_", 32_000 / 7)) + "</t></si>", 1700))))),
        ["a million blank columns"] = (SentAs.Application, () => Encoding.UTF8.GetBytes("city,indicator,value" + new string(',', 1_000_000) + "\nosh,1.1,5" + new string(',', 1_000_000) + "\n")),
        ["20000 totals"] = (SentAs.Orders, () => Encoding.UTF8.GetBytes("city,amount,theme\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"osh,1,t{i}\nTotal,{i + 1},\n")))),
        ["a million blank columns of orders"] = (SentAs.Orders, () => Encoding.UTF8.GetBytes("city,amount,theme" + new string(',', 1_000_000) + "\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"osh,1,t{i}\n")))),
        ["a million orders"] = (SentAs.Orders, () => Lines("city,amount,theme\n", 1_000_000, i => $"osh,1,{i}\n")),
        ["a million blank texts"] = (SentAs.Application, () => WithPicture((SharedTexts, Element("sst", Texts("", Repeat("<si/>", 13_000_000), ""))))),
        ["a million blank rows on every sheet"] = (SentAs.Application, () => WithPicture((Sheet, Element("worksheet", Between("<sheetData>", Repeat("<row/>", 10_000_000), "</sheetData>"))))),
        ["rows of a thousand cells"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Repeat("<row>" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1000)) + "</row>", 4_500))))),
        ["comments nest"] = (SentAs.Application, () => WithPicture((Sheet, Rows(Repeat("<row><c><!---><a><a><a>--><v>1</v></c></row>", 1000))))),
        ["one sheet named 100 times"] = (SentAs.Application, () => WithPicture(
            (Book, Element("workbook", Between("<sheets>", Repeat("<sheet name=\"Sheet\" sheetId=\"1\" r:id=\"rId1\"/>", 100), "</sheets>"))), (Sheet, Element("worksheet", Between("<sheetData>", Repeat("<row/>", 1_000_000), "</sheetData>"))))),
        ["200000 sheets"] = (SentAs.Application, () => With((Book, Element("workbook", Between("<sheets>", Repeat("<sheet name=\"Sheet\" sheetId=\"1\" r:id=\"rId1\"/>", 200_000), "</sheets>"))))),
        ["a million rows at AMJ"] = (SentAs.Application, () => WithPicture((Sheet, Rows(WriteRowsAtTheEnd)))),
        ["cells joined over all rows"] = (SentAs.Application, () => WithPicture((Sheet, Element("worksheet", Between(
            $"<sheetData>{ApplicationHeader}<row><c r=\"D2\"><v>1</v></c></row>", Repeat("<row><c><v>1</v></c></row>", 1_000_000), "</sheetData><mergeCells><mergeCell ref=\"D2:AMJ1048576\"/></mergeCells>"))))),
        ["500000 content types"] = (SentAs.Application, () => With((Types, WriteTypes))),
        ["60 MB of styles"] = (SentAs.Application, () => WithPicture((Styles, Element("styleSheet", Between("<cellXfs>", Repeat("<xf numFmtId=\"0\"/>", 3_500_000), "</cellXfs>"))), (Sheet, Rows(Repeat("<row><c s=\"1\"><v>1</v></c></row>", 1))))),
        ["one long text in all cells"] = (SentAs.Application, () => WithPicture(
            (SharedTexts, Element("sst", Between("<si><t>", Repeat("\u04E9", 32_000), "</t></si>"))), (Sheet, Rows(Repeat("<row><c t=\"s\"><v>0</v></c></row>", 1_000_000))))),
        ["one long text joined over all rows"] = (SentAs.Application, () => WithPicture((Sheet, Element("worksheet", Between(
            $"<sheetData>{ApplicationHeader}<row><c r=\"A2\" t=\"str\"><v>{new string('x', 32_000)}</v></c></row>", Repeat("<row/>", 1_000_000), "</sheetData><mergeCells><mergeCell ref=\"A2:C1048576\"/></mergeCells>"))))),
        ["60000 entries"] = (SentAs.Application, () => With([.. Enumerable.Range(0, 60_000).Select(i => ($"xl/{i}.xml", (Action<TextWriter>)(_ => { })))])),
        ["workbook with 16384 unknown columns"] = (SentAs.Application, () => With((Sheet, Element("worksheet", Between("<sheetData><row>", Repeat("<c t=\"inlineStr\"><is><t>abc</t></is></c>", 16_384), "</row></sheetData>"))))),
        ["ballots of unknown cities"] = (SentAs.Ballots, () => Lines("{\"ballots\":[", 900_000, i => $"{{\"city\":\"kara-{i}\"}},", "{}]}")),
        ["ballots of unknown members"] = (SentAs.Ballots, () => Lines("{\"ballots\":[{", 1_500_000, i => $"\"cit{i}\":1,", "\"city\":\"osh\"}]}")),
        ["ballots nested a million deep"] = (SentAs.Ballots, () => Encoding.UTF8.GetBytes("{\"ballots\":" + string.Concat(Enumerable.Repeat("[", 1_000_000)))),
        ["a million lines in a cell"] = (SentAs.Application, () => Encoding.UTF8.GetBytes("city,indicator,value\nosh,1.1,\"" + string.Concat(Enumerable.Repeat("\nosh,1.1,5", 100_000)) + "\"\n")),
        ["a million unknown cities"] = (SentAs.Application, () => Lines("city,indicator,value\n", 1_000_000, i => $"kara-{i},1.1,5\n")),
        ["a million unknown indicators"] = (SentAs.Application, () => Lines("city,indicator,value\n", 1_000_000, i => $"osh,x{i},5\n")),
        ["a million unknown themes of groups"] = (SentAs.Orders, () => Lines("city,amount,theme,group\n", 1_000_000, i => $"osh,1,t,x{i}\n")),
        ["survey of a million blank columns"] = (SentAs.Survey, () => Encoding.UTF8.GetBytes("city" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $",q{i}")) + "\n" + string.Concat(Enumerable.Repeat("osh\n", 1000)))),
        ["25 MB of unknown cities"] = (SentAs.Application, () => Lines("city,indicator,value\n", 1_500_000, i => $"kara-{i},1.1,5\n")),
        ["25 MB of numbers that are none"] = (SentAs.Application, () => Lines("city,indicator,value\n", 1_700_000, i => $"osh,1.1,{i}x\n")),
        ["25 MB in one cell"] = (SentAs.Application, () => Lines("city,indicator,value\nosh,1.1,\"", 2_500_000, _ => "\nosh,1.1,5", "\"\n")),
        ["25 MB of quotation marks"] = (SentAs.Application, () => Lines("city,indicator,value\n", 250_000, _ => new string('"', 99) + "\n")),
        ["25 MB without a line's end"] = (SentAs.Application, () => Lines("", 250_000, _ => AHundredOfA)),
        ["25 MB of unknown columns"] = (SentAs.Application, () => Lines("city,indicator,value", 2_800_000, i => $",x{i}")),
        ["25 MB of blank rows"] = (SentAs.Application, () => Lines("city,indicator,value\n", 8_000_000, _ => ",,\n")),
        ["25 MB of notes"] = (SentAs.Application, () => Lines("city,indicator,value,note\n", 240_000, _ => $"osh,1.1,5,{AHundredOfA[..90]}\n")),
        ["25 MB of orders"] = (SentAs.Orders, () => Lines("city,amount,theme\n", 1_600_000, i => $"osh,1,{i}\n")),
        ["25 MB of totals"] = (SentAs.Orders, () => Lines("city,amount,theme\n", 1_600_000, i => $"Total,{i},\n")),
        ["25 MB of a survey"] = (SentAs.Survey, () => Lines("city,q1,q2,q3\n", 2_000_000, i => $"osh,{i % 9},a,b\n")),
        ["25 MB of ballots of unknown cities"] = (SentAs.Ballots, () => Lines("{\"ballots\":[", 1_100_000, i => $"{{\"city\":\"kara-{i}\"}},", "{}]}")),
        ["25 MB of one mark"] = (SentAs.Ballots, () => Lines("{\"ballots\":[{\"city\":\"osh\",\"comment\":\"", 250_000, _ => AHundredOfA, "\"}]}")),
        ["workbook of 25 MB with a million rows of unknown cities"] = (SentAs.Application, () => WithPicture(24, (Sheet, Element("worksheet", Between(
            $"<sheetData>{ApplicationHeader}", Repeat("<row><c t=\"str\"><v>kara</v></c><c t=\"str\"><v>1.1</v></c><c><v>5</v></c></row>", 1_000_000), "</sheetData>"))))),
        ["workbook of 25 MB with cells of unread elements"] = (SentAs.Application, () => WithPicture(24, (Sheet, Rows(Repeat("<row><c><x/><x/><x/><x/></c></row>", 1_000_000))))),
        ["workbook of 25 MB with 20 million texts"] = (SentAs.Application, () => WithPicture(24, (SharedTexts, Element("sst", Repeat("<si><t>a</t></si>", 10_000_000))))),
    };

    /// <summary>A text written piece by piece, and once before to know its bytes, so that making it takes no more memory than it has bytes.</summary>
    private static byte[] Lines(string before, int count, Func<int, string> line, string behind = "")
    {
        var length = Encoding.UTF8.GetByteCount(before) + Encoding.UTF8.GetByteCount(behind);
        for (var i = 0; i < count; i++)
            length += Encoding.UTF8.GetByteCount(line(i));
        var bytes = new byte[length];
        using var text = new StreamWriter(new MemoryStream(bytes), new UTF8Encoding(false), 1 << 16);
        text.Write(before);
        for (var i = 0; i < count; i++)
            text.Write(line(i));
        text.Write(behind);
        return bytes;
    }

    private static void WriteTypes(TextWriter part)
    {
        part.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>");
        for (var i = 0; i < 500_000; i++)
            part.Write($"<Override PartName=\"/{i}\" ContentType=\"a/b\"/>");
        part.Write("</Types>");
    }

    private static void WriteRowsAtTheEnd(TextWriter part)
    {
        for (var i = 2; i <= 1_000_000; i++)
            part.Write($"<row><c r=\"AMJ{i}\"><v>1</v></c></row>");
    }
}
