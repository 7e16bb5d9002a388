using YouthCity.Core.History;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables;
using YouthCity.Intake.Tables.Json;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Withdrawals;

/// <summary>What a file takes back, and everything found in it.</summary>
/// <param name="Form">What was recognised in the file; null if it is neither a table nor a list.</param>
/// <param name="Reason">Why, where the file says so itself, which only JSON can.</param>
public sealed record ReadWithdrawal(Withdrawal Withdrawn, FindingList Findings, FileForm? Form, string? Reason)
{
    /// <summary>The member of a JSON document that lists what is taken back.</summary>
    private const string List = "withdrawals";

    /// <summary>Reads a table, or a list in JSON.</summary>
    /// <param name="fields">The columns that it may have.</param>
    /// <param name="read">Reads the rows.</param>
    internal static ReadWithdrawal Of(SentFile file, IReadOnlyList<Field> fields, FindingList findings, Func<TableReader, Withdrawal> read)
    {
        var json = SentJson.Of(file.Content);
        var rows = json is { } utf8
            ? JsonRows.Open(utf8, List, [.. fields.Select(field => field.Name)], findings, file.Cancellation)
            : TableFile.Open(file, findings, names => names.Any(fields[0].IsCalled));
        using var table = TableReader.Open(rows, fields, findings, out var form);
        return table is null
            ? new(Withdrawal.None, findings, form, Reason: null)
            : new(read(table), findings, form!.With(json is null ? null : "json", table.Header.LanguageOf(fields), default), (rows as JsonRows)?.Reason);
    }
}
