using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace YouthCity.Bench.Load;

/// <summary>People who look at a published result, each in one of three languages: the contest and what its page is drawn with, the ranking, a city, how sure each place is, the method, the data.</summary>
internal sealed partial class People : IDisposable
{
    private const int Crowd = 32;

    private static readonly string[] s_languages = ["ky", "ru", "en"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 512 }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Random _chance = new(1);
    private readonly IReadOnlyList<string> _pages, _cities;

    private People(Uri address, IReadOnlyList<string> drawnWith, IReadOnlyList<string> cities)
    {
        _http.BaseAddress = address;
        _http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        _cities = cities;
        _pages =
        [
            "/contests/2020", .. drawnWith, "/contests/2020/result", "/contests/2020/robustness", "/method", "/api/contests/2020/scores?publication=1",
            "/api/contests/2020/scores?publication=1&format=csv",
        ];
    }

    public static async Task<People> OfAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        var page = await http.GetStringAsync(new Uri("/contests/2020", UriKind.Relative));
        return new(address, [.. Assets().Matches(page).Select(found => found.Value).Distinct()], [.. Cities().Matches(page).Select(found => found.Value).Distinct()]);
    }

    /// <summary>So many requests a second, at times that do not depend on the answers.</summary>
    public async Task<Answers> ComeAsync(double rate, TimeSpan time)
    {
        var (answers, asked, start, next) = (new Answers(), new List<Task>(), Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (next < time)
        {
            if (next - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            asked.Add(answers.AddAsync(Request()));
            next -= TimeSpan.FromSeconds(Math.Log(1 - _chance.NextDouble()) / rate);
        }

        await Task.WhenAll(asked);
        return answers.End();
    }

    /// <summary>A crowd in which everybody asks again once there is an answer.</summary>
    public async Task<Answers> CrowdAsync(TimeSpan time)
    {
        var (answers, start) = (new Answers(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < time)
                await answers.AddAsync(Request());
        })));
        return answers.End();
    }

    public void Dispose() => _http.Dispose();

    private Func<Task<(bool, long)>> Request()
    {
        lock (_chance)
        {
            var which = _chance.Next(_pages.Count + 1);
            var path = which < _pages.Count ? _pages[which] : _cities[_chance.Next(_cities.Count)];
            var language = s_languages[_chance.Next(s_languages.Length)];
            return () => AskAsync(path, language);
        }
    }

    private async Task<(bool Success, long Bytes)> AskAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { AcceptLanguage = { new StringWithQualityHeaderValue(language) } } };
        using var answer = await _http.SendAsync(request);
        return (answer.IsSuccessStatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [GeneratedRegex("/assets/[^\"]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Assets();

    [GeneratedRegex("/contests/2020/cities/[a-z-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Cities();
}
