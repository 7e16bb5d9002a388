using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellXml = YouthCity.Intake.Tables.Xlsx.CellXml;
using PackageLibrary = YouthCity.Intake.Tables.Xlsx.PackageLibrary;

namespace YouthCity.Intake.Marking;

/// <summary>The notes on marked cells. A cell that has a note of the sender's keeps it; what was found there stands in the column of findings.</summary>
internal static class CellNotes
{
    private const string Author = "YouthCity";

    /// <summary>Replaces the notes of an earlier return; gives the relation to the drawing that shows notes, or null if there are none.</summary>
    public static string? Write(WorksheetPart sheet, IReadOnlyList<CellAnnotation> marks)
    {
        if (sheet.WorksheetCommentsPart is null && !marks.Any(mark => mark.Note is not null))
            return NoteShapes.DrawingOf(sheet);
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        _ = PackageLibrary.Ask(() => part.Comments);
        var comments = part.Comments ??= new Comments(new Authors(), new CommentList());
        var list = comments.CommentList ??= new CommentList();
        var before = list.Elements<Comment>().Where(comment => comment.CommentText?.InnerText.Contains(CellAnnotation.Sign, StringComparison.Ordinal) == true).ToList();
        before.ForEach(comment => comment.Remove());
        var own = list.Elements<Comment>().Select(comment => comment.Reference?.Value).ToHashSet();
        List<CellAnnotation> noted = [.. marks.Where(mark => mark.Note is not null && !own.Contains(mark.Cell))];
        var author = AuthorOf(comments);
        list.Append(noted.Select(mark => new Comment(new CommentText(new DocumentFormat.OpenXml.Spreadsheet.Text(CellXml.Escape(mark.Note!))))
        {
            Reference = mark.Cell,
            AuthorId = author,
        }));
        comments.Save();
        return NoteShapes.Write(sheet, before.Select(comment => comment.Reference?.Value).ToHashSet(), noted);
    }

    private static uint AuthorOf(Comments comments)
    {
        var authors = comments.Authors ??= new Authors();
        var known = authors.Elements<Author>().ToList().FindIndex(author => author.Text == Author);
        if (known >= 0)
            return (uint)known;
        authors.Append(new Author(Author));
        return (uint)authors.Elements<Author>().Count() - 1;
    }
}
