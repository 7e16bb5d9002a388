using System.Collections.Immutable;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Ballots;

/// <summary>
/// The ballots of a whole jury in one file: the table of one juror with a column more that names the juror, as the agency's export has it. It is a record:
/// marks over which their juror has a conflict of interest do not refuse it, and do not count.
/// </summary>
public sealed class BallotFile
{
    private static readonly Field[] s_fields = [BallotFields.Juror, BallotFields.Name, .. BallotFields.All];

    private readonly Contest _contest;
    private readonly Header _header;
    private readonly FindingList _findings;
    private readonly Dictionary<string, BallotUpload> _jurors = new(StringComparer.Ordinal);

    private BallotFile(Contest contest, Header header, FindingList findings)
    {
        (_contest, _header, _findings) = (contest, header, findings);
    }

    /// <summary>Ballots by juror, and everything found in the file.</summary>
    public static (ImmutableSortedDictionary<string, JurorBallots> Ballots, FindingList Findings) Read(Contest contest, SentFile file)
    {
        var findings = new FindingList();
        using var table = TableReader.Open(file, s_fields, findings, out _);
        if (table is null)
            return (ImmutableSortedDictionary.Create<string, JurorBallots>(StringComparer.Ordinal), findings);
        var ballots = new BallotFile(contest, table.Header, findings);
        new BallotTable(contest, table.Header, s_fields, ballots.UploadOf, findings).Read(table);
        return (ballots._jurors.ToImmutableSortedDictionary(juror => juror.Key, juror => juror.Value.Said(), StringComparer.Ordinal), findings);
    }

    private BallotUpload? UploadOf(TableRows rows)
    {
        var (juror, name) = (_header.Find(BallotFields.Juror), _header.Find(BallotFields.Name));
        if (CellText.Read(rows.Cell(juror)) is not { } id)
        {
            _findings.Add(FindingCodes.MissingCell, rows.Row, juror, "juror");
            return null;
        }

        if (!_jurors.TryGetValue(id, out var upload))
            _jurors[id] = upload = new(_contest, JurorBallots.Empty with { Name = _findings.ReadText(rows, name, BallotFields.Name.Name) }, _findings);
        return upload;
    }
}
