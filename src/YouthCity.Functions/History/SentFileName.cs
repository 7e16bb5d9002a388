using YouthCity.Core.Documents;
using YouthCity.Intake.Tables.Json;

namespace YouthCity.Functions.History;

/// <summary>What a file that was sent is called when it is given back.</summary>
internal static class SentFileName
{
    private const int DigitsOfName = 12;

    public static string Of(string contest, ContentHash file, byte[] content) => $"{contest}-{file.Hex[..DigitsOfName]}.{EndingOf(content)}";

    private static string EndingOf(byte[] content) =>
        content.AsSpan().StartsWith("PK\x03\x04"u8) ? content.AsSpan().IndexOf("[Content_Types].xml"u8) >= 0 ? "xlsx" : "zip" : SentJson.Is(content) ? "json" : "csv";
}
