using YouthCity.Core;
using YouthCity.Core.Names;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Columns;

/// <summary>The header of a file: what each of its columns is called.</summary>
public sealed class Header
{
    private readonly string[] _names;
    private readonly double?[] _numbers;
    private readonly string _encoding;
    private readonly bool _hasNameless;
    private Dictionary<string, int>? _columns;

    /// <summary>Names that were understood in other letters: how, and what stands there.</summary>
    private readonly List<(int Column, CityMatchKind How, string Written)> _understood = [];

    private Header(long row, string[] names, double?[] numbers, string encoding, IReadOnlyList<Field> fields)
    {
        (Row, _names, _numbers, _encoding) = (row, names, numbers, encoding);
        Understand(fields);
        _hasNameless = names.Contains("");
    }

    public long Row { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether a column has no name.</summary>
    internal bool HasNameless => _hasNameless;

    /// <summary>How the file is encoded, in words: <c>XLSX</c> for a workbook.</summary>
    internal string Encoding => _encoding;

    internal static Header Of(TableRows rows, IReadOnlyList<Field> fields)
    {
        var (names, numbers) = (new string[rows.Count], new double?[rows.Count]);
        for (var column = 0; column < names.Length; column++)
            (names[column], numbers[column]) = (CellText.Fold(rows.Text(column)), rows.NumberInCell(column));
        return new Header(rows.Row, names, numbers, rows.Form.Encoding ?? "XLSX", fields);
    }

    /// <summary>Reads names in which letters look like those of a field's name, or are those of an old font.</summary>
    private void Understand(IReadOnlyList<Field> fields)
    {
        for (var column = 0; column < _names.Length; column++)
        {
            var written = _names[column];
            foreach (var (how, reading) in fields.Any(field => field.IsCalled(written)) ? [] : CityNames.Readings(written))
            {
                if (!fields.Any(field => field.IsCalled(reading)))
                    continue;
                _understood.Add((column, how, written));
                _names[column] = reading;
                break;
            }
        }
    }

    internal void ReportUnderstood(FindingList findings)
    {
        foreach (var (column, how, written) in _understood)
            findings.Add(how == CityMatchKind.OldFont ? FindingCodes.OldFontLetters : FindingCodes.LookAlikeLetters, Row, column, _names[column], written, [_names[column]]);
    }

    internal bool HasAny(IReadOnlyList<Field> fields) => fields.Any(field => field.Required && Find(field) >= 0);

    /// <summary>The number that stands in a name's cell where it is not text.</summary>
    public double? NumberInCell(int column) => _numbers[column];

    /// <summary>Gives a column the name that its cell can only mean.</summary>
    public void Rename(int column, string name)
    {
        _names[column] = name;
        _columns = null;
    }

    /// <summary>The column of a field, or -1.</summary>
    public int Find(Field field)
    {
        var (first, columns) = (-1, _columns ??= FirstColumns());
        foreach (var name in field.Keys)
        {
            if (columns.TryGetValue(name, out var column) && (first < 0 || column < first))
                first = column;
        }

        return first;
    }

    private Dictionary<string, int> FirstColumns()
    {
        var columns = new Dictionary<string, int>(_names.Length, StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < _names.Length; column++)
            columns.TryAdd(Field.Key(_names[column]), column);
        return columns;
    }

    /// <summary>The one language in which all the fields that are there are called so; null if several are, or none.</summary>
    public string? LanguageOf(IReadOnlyList<Field> fields)
    {
        Language[] fitting = [.. Enum.GetValues<Language>().Where(language =>
            fields.Any(field => field.IsCalled(_names, language)) && fields.All(field => Find(field) < 0 || field.IsCalled(_names, language)))];
        return fitting is [var one] ? one.Code() : null;
    }
}
