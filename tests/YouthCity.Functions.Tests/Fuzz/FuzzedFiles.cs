using System.IO.Compression;
using System.Text;
using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>Sound files of every kind that the service takes, and what accidents make of them.</summary>
internal static class FuzzedFiles
{
    private static readonly byte[][] s_applications =
    [
        .. from encoding in AFile.Encodings.Keys
           from separator in (char[])[',', ';']
           select new AFile { Encoding = encoding, Separator = separator, Language = separator == ';' ? "ru" : "en", Rows = Rows(separator == ';' ? ',' : '.') }.Bytes,
        Encoding.UTF8.GetBytes("city;1.1;1.1 baseline;2.1\nosh;5;4;3,5\nТалас;6;;1 250,75\n"),
        Encoding.UTF8.GetBytes(string.Join('\n', Seeds.Applications.Split('\n').Take(40))),
        .. Directory.GetFiles(Repository.Path("tests", "YouthCity.Functions.Tests", "Files", "Real"), "*.csv").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    private static readonly byte[][] s_workbooks =
    [
        new AWorkbook().With("Данные", [AFile.Headers("ru"), ["Ош", "1.1", 4, 5], ["Талас", "1.2", "40,5", AWorkbook.Percent(0.45)]], merged: ["F2:F3"]).Bytes(),
        File.ReadAllBytes(Repository.Path("tests", "YouthCity.Functions.Tests", "Files", "Real", "libreoffice.xlsx")),
    ];

    private static readonly byte[][] s_orders =
    [
        Encoding.UTF8.GetBytes(Seeds.SocialOrders),
        AFile.Encodings["Windows-1251"].Write("город;год;сумма;тема\r\nОш;2020;150 000,50;\"досуг; спорт\"\r\nТалас;2020;50 000;право\r\nИтого;;200 000,50;\r\n"),
    ];

    private static readonly byte[][] s_surveys =
    [
        Encoding.UTF8.GetBytes("city,age,sex,1.4,2.5\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{(i < 7 ? "osh" : "Талас")},{14 + i},f,{i % 2},{(i % 3 == 0 ? "" : "ооба")}\n"))),
        AFile.Encodings["UTF-16 with mark"].Write("Город\t1.5\r\nОш\tда\r\nОш\tнет\r\nОш\tда\r\nОш\tда\r\nОш\t\r\nОш\tда\r\n"),
    ];

    private static readonly byte[][] s_ballots =
    [
        Encoding.UTF8.GetBytes("city,group,mark,comment,conflict\nosh,1,7.5,\"Жакшы, толук\",\nosh,2,8,,\nТалас,3,10,,\nНарын,,,,yes\n"),
        AFile.Encodings["Windows-1251"].Write("город;группа;оценка\r\nОш;1;7,5\r\nТалас;2;0\r\n"),
        Encoding.UTF8.GetBytes("""{ "ballots": [ { "city": "osh", "marks": [ { "group": "1", "mark": 8.5, "comment": "Жакшы" } ] }, { "city": "talas", "conflict": true } ] }"""),
    ];

    private static readonly byte[][] s_plans =
    [
        Encoding.UTF8.GetBytes(Seeds.ActionPlans),
        AFile.Encodings["Windows-1251"].Write("город;группа;мероприятие;срок;состояние\r\nОш;2;\"Парк; двор\";31.03.2021;выполнено\r\nТалас;;Дорога;март 2021 г.;в работе\r\nТалас;3;Свет;2021;\r\n"),
        new AWorkbook { Format = "mmm\\-yy" }.With("План", [["шаар", "иш-чара", "мөөнөтү", "абалы"], ["Ош", "Бак", AWorkbook.Formatted("44256"), "аткарылды"], ["Талас", "Жол", AWorkbook.Date(44_000), null]], merged: ["D2:D3"]).Bytes(),
    ];

    public static byte[] Application(Random chance) => Accident(s_applications, chance);

    public static byte[] Orders(Random chance) => Accident(s_orders, chance);

    public static byte[] Plans(Random chance) => Accident(s_plans, chance);

    public static byte[] Survey(Random chance) => Accident(s_surveys, chance);

    public static byte[] Ballots(Random chance) => Accident(s_ballots, chance);

    /// <summary>A workbook with changed bytes, or with one of its parts changed: then with the text of all.</summary>
    public static (byte[] File, string? Text) Workbook(Random chance)
    {
        var workbook = s_workbooks[chance.Next(s_workbooks.Length)];
        return chance.Next(4) == 0 ? (new Mutations(chance).Bytes(workbook), null) : InsideOf(workbook, chance);
    }

    public static string Decoded(byte[] file)
    {
        using var content = new MemoryStream(file);
        return TextEncoding.Detect(content).Encoding.GetString(file);
    }

    private static byte[] Accident(byte[][] files, Random chance) => new Mutations(chance).Bytes(files[chance.Next(files.Length)]);

    private static (byte[] File, string Text) InsideOf(byte[] workbook, Random chance)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        var text = new StringBuilder();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var names = archive.Entries.Select(entry => entry.FullName).ToList();
            var changed = names[chance.Next(names.Count)];
            foreach (var name in names)
            {
                string part;
                using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
                    part = reader.ReadToEnd();
                if (name == changed)
                    Write(archive, name, part = new Mutations(chance).Text(part));
                text.Append(part);
            }
        }

        return (bytes.ToArray(), text.ToString());
    }

    /// <summary>Half a letter is written as the mark for one that is not known.</summary>
    private static void Write(ZipArchive archive, string name, string part)
    {
        archive.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(part);
    }

    private static string[][] Rows(char sign) =>
    [
        ["Ош", "1.1", "4", "6"],
        ["Ош", "1.2", $"40{sign}5", $"45{sign}25", "", "план", "две\nстроки"],
        ["Талас", "6.2", $"1250{sign}75", $"12500{sign}5", "", "\"бюджет\""],
        ["Нарын", "2.2", $"0{sign}125", $"0{sign}25"],
        ["Баткен", "1.4", "50", "45 %", "1 234"],
    ];
}
