using System.Globalization;
using YouthCity.Core.SocialOrders;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.SocialOrders;

/// <summary>The sums that a file gives for the rows above: no order, but a check on them.</summary>
/// <param name="city">The city that it is of, where it names one.</param>
internal sealed class TotalRow(long row, string? city)
{
    private static readonly string[] s_words = ["баары", "бардыгы", "жалпы", "жыйынтыгы", "жыйынтык", "итог", "итого", "всего", "total", "sum"];

    private readonly Dictionary<string, (decimal Sum, int Column, string Text)> _sums = new(StringComparer.Ordinal);

    /// <summary>Whether a row names no city and has, there or in another cell, a word for the sum of it all; there others may follow it (<c>Итого по городам</c>) where the sums have cells of their own.</summary>
    /// <param name="city">The column of cities.</param>
    public static bool Is(TableRows rows, int city)
    {
        if (!rows.Cell(city).IsEmpty)
            return IsWord(rows.Cell(city)) || (IsWord(FirstWord(rows.Cell(city))) && !IsAlone(rows, city));
        for (var column = rows.NextFilled(0); column >= 0; column = rows.NextFilled(column + 1))
        {
            if (IsWord(rows.Cell(column)))
                return true;
        }

        return false;
    }

    public void Put(string field, decimal sum, int column, string text) => _sums[field] = (sum, column, text);

    /// <summary>Refuses every sum that the rows above do not add up to: all of them, those since a total before, or those of the city. The difference is to the nearest.</summary>
    public void Check(RunningSums sums, FindingList findings)
    {
        findings.Add(FindingCodes.TotalRow, row);
        foreach (var (field, (sum, column, text)) in _sums)
        {
            if (!sums.CanBe(field, sum, city) && sums.Nearest(field, sum) is var added)
                findings.Add(FindingCodes.WrongTotal, row, column, field, text, Shown(added), Shown(sum - added));
        }

        sums.Mark();
    }

    /// <summary>What stands behind the word for a sum in the column of cities; empty where there is nothing.</summary>
    public static string Of(TableRows rows, int city) =>
        rows.Cell(city) is var cell && IsWord(FirstWord(cell)) ? cell[FirstWord(cell).Length..].Trim(" :,\u00A0").ToString() : "";

    private static bool IsAlone(TableRows rows, int city)
    {
        var other = rows.NextFilled(0);
        return (other == city ? rows.NextFilled(city + 1) : other) < 0;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> cell) => cell.IndexOfAny(" :,\u00A0") is > 0 and var end ? cell[..end] : cell;

    private static bool IsWord(ReadOnlySpan<char> cell)
    {
        var word = cell.TrimEnd(':');
        foreach (var known in s_words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>What an order adds to the sum of a field.</summary>
    public static decimal Of(string field, SocialOrder order) => field switch
    {
        "amount" => order.Amount.Som,
        "planned_cost" => order.PlannedCost?.Som ?? 0,
        "actual_cost" => order.ActualCost?.Som ?? 0,
        "cofinancing" => order.Cofinancing?.Som ?? 0,
        "planned_recipients" => order.PlannedRecipients ?? 0,
        _ => order.ActualRecipients ?? 0,
    };

    private static string Shown(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
