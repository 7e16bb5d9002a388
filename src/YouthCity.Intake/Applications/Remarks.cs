using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Applications;

/// <summary>What a row of the long form may carry beside its numbers: how many answered, the source, a note.</summary>
internal sealed class Remarks(Header header, ApplicationUpload upload, FindingList findings)
{
    private readonly int _respondents = header.Find(ApplicationFields.Respondents);
    private readonly WholeNumbers _counts = new(header.Find(ApplicationFields.Respondents), "respondents", findings);
    private readonly int _source = header.Find(ApplicationFields.Source);
    private readonly int _note = header.Find(ApplicationFields.Note);

    public void Read(TableRows rows, int place)
    {
        var respondents = _respondents < 0 ? null : _counts.Read(rows);
        if (place >= 0 && upload.KeepsRemarks)
            upload.Remark(place, respondents, Text(rows, _source), Text(rows, _note));
    }

    private static string? Text(TableRows rows, int column) => column < 0 ? null : CellText.Read(rows.Cell(column));
}
