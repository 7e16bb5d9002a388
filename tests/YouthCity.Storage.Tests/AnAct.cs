using System.Globalization;
using System.Text;
using YouthCity.Core.Applications;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>An act that makes one city's application a document of its own.</summary>
public static class AnAct
{
    public static readonly DateTimeOffset At = new(2020, 9, 15, 4, 0, 0, TimeSpan.Zero);

    public static Document Application(string text) => Document.Of(Encoding.UTF8.GetBytes($"{{\"application\":\"{text}\"}}"));

    /// <summary>Appends number <paramref name="number"/> to a version; its reason is the number.</summary>
    public static Task<ContentHash?> AppendAsync(ContestHistory history, string contest, ContestVersion to, int number, CancellationToken cancellation) =>
        AppendAsync(history, contest, to, Application(number.ToString(CultureInfo.InvariantCulture)), cancellation, number);

    public static Task<ContentHash?> AppendAsync(
        ContestHistory history, string contest, ContestVersion to, Document document, CancellationToken cancellation, int number = 1)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var manifest = to.Manifest with { Applications = to.Manifest.Applications.SetItem("osh", document.Hash) };
        return history.AppendAsync(contest, to, manifest, [document], (parent, content) => new Commit(
            parent, content, "applications", "agency-00000000", "agency", At.AddSeconds(number), text, null, Application("rules").Hash), cancellation);
    }
}
