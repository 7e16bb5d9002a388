using System.Globalization;
using System.Text;
using YouthCity.Core;
using YouthCity.Core.Numbers;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>The rows of a sheet as a text file has them.</summary>
internal static class WorkbookTable
{
    /// <summary>What is read as text also where the cell is a number: 1.234 is then no number that could be two.</summary>
    private static readonly Field[] s_texts =
        [.. ApplicationFields.All.Concat(SocialOrderFields.All).Concat(BallotFields.All).Concat(ActionPlanFields.All).Where(field => field.IsText)];

    /// <summary>
    /// With the decimal sign that the sheet's own texts show, else the one that an office with this language has; separated by what such an office opens:
    /// semicolons where commas are decimal signs. UTF-8 with a mark.
    /// </summary>
    public static ReturnedTable? Read(Stream file, string sheet, FileForm form, Language language, CancellationToken cancellation)
    {
        var sign = form.DecimalSign ?? (language == Language.En ? '.' : ',');
        return Of(file, sheet, cancellation, sign)?.Measure();
    }

    /// <param name="decimalSign">For the numbers; none where it is only asked where they are.</param>
    public static ReturnedTable? Of(Stream file, string sheet, CancellationToken cancellation, char decimalSign = '.')
    {
        using var rows = Open(file, sheet, cancellation);
        return rows is null ? null : new(Rows(file, sheet, decimalSign, cancellation), decimalSign == ',' ? ';' : ',', new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    private static WorkbookRows? Open(Stream file, string sheet, CancellationToken cancellation) =>
        WorkbookRows.OpenSheet(new SentFile("", file, sheet) { Cancellation = cancellation }, _ => true, new FindingList());

    private static IEnumerable<ReturnedRow> Rows(Stream file, string sheet, char decimalSign, CancellationToken cancellation)
    {
        using var rows = Open(file, sheet, cancellation);
        HashSet<int>? texts = null;
        while (rows!.Read())
        {
            var isHeader = texts is null;
            texts ??= [.. Enumerable.Range(0, rows.Count).Where(column => s_texts.Any(field => field.IsCalled(CellText.Fold(rows.Text(column)))))];
            yield return new(rows.Row, [.. Enumerable.Range(0, rows.Count).Select(column => isHeader || texts.Contains(column) ? rows.Text(column) : Text(rows, column, decimalSign))]);
        }
    }

    /// <summary>A cell as text that is read as the same number, where it holds one: without an exponent, and so that no sign can part thousands.</summary>
    private static string Text(WorkbookRows rows, int column, char decimalSign)
    {
        var (text, number) = (rows.Text(column), rows.Number(column));
        if (!rows.HoldsNumber(column))
            return text;
        var digits = number.Value.ToString(CultureInfo.InvariantCulture);
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && exact.ToString(CultureInfo.InvariantCulture) is var plain
            && double.Parse(plain, CultureInfo.InvariantCulture) is var again && again == number.Value)
            digits = plain;
        if (NumberText.Read(digits).Kind == NumberKind.Ambiguous)
            digits += "0";
        return digits.Replace('.', decimalSign) + (number.IsPercent ? " %" : "");
    }
}
