using System.IO.Compression;
using System.Xml;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Marking;

/// <summary>
/// Relations to parts that are not there, such as an order of calculation that some program left out: offices pass over them, and the library that writes
/// workbooks opens none that has one. They are taken out of the copy that goes back.
/// </summary>
internal static class DanglingRelations
{
    private const string Relations = ".rels", Folder = "_rels/", Namespace = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="copy">A workbook whose size unpacked, and whose relations, are known to be in bounds.</param>
    public static void Remove(Stream copy, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, List<Relation>>(StringComparer.Ordinal);
        copy.Position = 0;
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Read, leaveOpen: true))
        {
            var parts = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(Relations, StringComparison.OrdinalIgnoreCase)))
            {
                var relations = Read(entry, cancellation);
                var folder = FolderOf(entry.FullName);
                var there = relations.FindAll(relation => relation.IsExternal || relation.Target.StartsWith('#') || parts.Contains(WorkbookArchive.Resolve(folder, relation.Target)));
                if (there.Count < relations.Count)
                    kept[entry.FullName] = there;
            }
        }

        if (kept.Count == 0)
            return;
        copy.Position = 0;
        using var changed = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var (name, relations) in kept)
        {
            changed.GetEntry(name)!.Delete();
            Write(changed.CreateEntry(name), relations);
        }
    }

    private static List<Relation> Read(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        var relations = new List<Relation>();
        using var xml = BoundedMarkup.Xml(entry.Open(), cancellation);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
                relations.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "", xml.GetAttribute("TargetMode") == "External"));
        }

        return relations;
    }

    private static void Write(ZipArchiveEntry entry, List<Relation> relations)
    {
        using var xml = XmlWriter.Create(entry.Open(), new XmlWriterSettings { CloseOutput = true });
        xml.WriteStartElement("Relationships", Namespace);
        foreach (var relation in relations)
        {
            xml.WriteStartElement("Relationship", Namespace);
            xml.WriteAttributeString("Id", relation.Id);
            xml.WriteAttributeString("Type", relation.Type);
            xml.WriteAttributeString("Target", relation.Target);
            if (relation.IsExternal)
                xml.WriteAttributeString("TargetMode", "External");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary><c>xl/</c> for <c>xl/_rels/workbook.xml.rels</c>.</summary>
    private static string FolderOf(string name) => name[..Math.Max(0, name.LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase))];

    private sealed record Relation(string Id, string Type, string Target, bool IsExternal);
}
