using System.Globalization;
using System.Text;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Reference;

/// <summary>A call of a function as people type it; <c>SERVICE</c> and <c>KEY</c> are theirs to set.</summary>
public static class CurlExample
{
    public static string Of(DescribedFunction described)
    {
        var written = new StringBuilder($"curl \"$SERVICE{described.PathExample}\"");
        if (described.Operation is { Pipeline: Pipeline.Api, IsPublic: false })
            written.Append(" \\\n  -H \"Authorization: Bearer $KEY\"");
        if (described.Method == "DELETE")
            written.Append(" \\\n  -X DELETE");
        if (described.Operation.Takes is { MediaTypes: ["application/json"], Examples: [var example, ..] })
            written.Append(CultureInfo.InvariantCulture, $" \\\n  -H \"Content-Type: application/json\" --data '{example.Body}'");
        else if (described.Operation.Takes is not null)
            written.Append(" \\\n  --data-binary @file.csv");
        return written.ToString();
    }
}
