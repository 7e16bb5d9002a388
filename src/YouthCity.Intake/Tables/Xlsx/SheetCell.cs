using YouthCity.Core.Numbers;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>A cell of the current row: where its text stands in the row's bytes, and the number it is, where it is one.</summary>
/// <param name="Number">Nothing where the cell is text: then the text may say one.</param>
internal readonly record struct SheetCell(int Start, int Length, NumberReading? Number);
