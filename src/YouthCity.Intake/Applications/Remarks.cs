using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

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

        // Of a text that nobody keeps, nothing but lost letters can be found.
        if (!upload.KeepsRemarks && !rows.LacksLetters)
            return;
        var (source, note) = (findings.ReadText(rows, _source, ApplicationFields.Source.Name), findings.ReadText(rows, _note, ApplicationFields.Note.Name));
        if (place >= 0 && upload.KeepsRemarks)
            upload.Remark(place, respondents, source, note);
    }
}
