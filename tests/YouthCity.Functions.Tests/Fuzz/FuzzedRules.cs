using System.Text;
using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Intake.Criteria;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>The rules of 2020 after an accident.</summary>
internal static class FuzzedRules
{
    private static readonly Lazy<byte[]> s_workbook = new(() => RuleWorkbook.Write(RuleSet.Reference, Language.Ky));

    /// <summary>An archive in which one of the four files was changed; at times its own bytes were too.</summary>
    public static byte[] Archive(Random chance)
    {
        var (mutations, set, file) = (new Mutations(chance), new RuleSet(), RuleFiles.Names[chance.Next(RuleFiles.Names.Count)]);
        set.With(file, chance.Next(2) == 0 ? mutations.Bytes(Encoding.UTF8.GetBytes(set.Text(file))) : Encoding.UTF8.GetBytes(mutations.Text(set.Text(file))));
        return chance.Next(10) == 0 ? mutations.Bytes(set.Zip()) : set.Zip();
    }

    /// <summary>A workbook in which some cells hold something else.</summary>
    public static byte[] Cells(Random chance)
    {
        var (mutations, sheets) = (new Mutations(chance), new RuleSheets());
        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            var sheet = sheets.Names[chance.Next(sheets.Names.Count)];
            var cell = FormattableString.Invariant($"{(char)('A' + chance.Next(10))}{chance.Next(1, 45)}");
            sheets.With(sheet, cell, chance.Next(6) switch
            {
                0 => null,
                1 => chance.NextDouble() * Math.Pow(10, chance.Next(-12, 20)),
                2 => AWorkbook.Date(chance.Next(1, 60_000)),
                3 => AWorkbook.Percent(chance.NextDouble()),
                4 => AWorkbook.Formula("A1", chance.Next(2) == 0 ? null : 1),
                _ => new string([.. mutations.Strange().Where(letter => letter >= ' ' && !char.IsSurrogate(letter) && letter != '\uFFFE')]),
            });
        }

        return sheets.Bytes();
    }

    /// <summary>A workbook of which some bytes were changed.</summary>
    public static byte[] Bytes(Random chance) => new Mutations(chance).Bytes(s_workbook.Value);
}
