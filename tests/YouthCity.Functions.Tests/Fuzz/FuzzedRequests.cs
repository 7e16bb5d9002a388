using System.Text;
using YouthCity.Functions.Tests.Access;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>Requests as no browser sends them, byte by byte: odd methods, addresses, hosts, headers and bodies, each beside parts that are sound.</summary>
/// <param name="secrets">Keys that the service knows; most requests carry one, so that they come past the door.</param>
internal sealed class FuzzedRequests(Random chance, IReadOnlyList<string> secrets)
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "get", "G\u0000ET", "PROPFIND", "A"];

    private static readonly string[] s_hosts =
        ["", "127.0.&.1", "[::1", "a..b", "-", "a:99999", "xn--", "%41", "a_b", "..", ":", ":80", "0x7f.1", "[fe80::1%25eth0]", "localhost:0", "a b", "a,b", "\u00e9", "a/b", "a?b", "a#b", "user@a", "localhost\\", "1.2.3.4.5.6"];

    private static readonly string[] s_queries =
    [
        "lang=ky", "lang=", "lang=xx", "lang=%00", "lang=ru&lang=en", "format=csv", "format=xlsx", "format=json", "format=%FF", "excel=ru", "excel=1", "dryRun=true", "dryRun=maybe", "version=0", "version=" + "f0e1",
        "draws=50", "draws=-1", "draws=99999999999999999999", "draws=1e3", "city=osh", "city=%2e%2e%2f", "other=talas", "w=1", "w=NaN", "w=-1", "w=1e400", "page=0", "page=2147483648", "seed=-9223372036854775809",
        "reason=%F0%9F%98", "to=//example.com", "to=%0d%0aSet-Cookie:%20a=b", "after=", "%", "&&&", "=", "a=b=c", "%00=%00", "from=2020&id=2020", "from=none", "id=%2F",
    ];

    private static readonly string[] s_names =
    [
        "Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Match", "If-Modified-Since", "Range", "Content-Type", "Content-Encoding", "Content-Disposition", "Cookie", "Authorization", "X-Api-Key",
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-MS-CLIENT-PRINCIPAL", "Origin", "Referer", "Expect", "Upgrade", "TE", "Trailer", "traceparent", "tracestate", "baggage", "X-HTTP-Method-Override",
        "Via", "Date", "User-Agent", "Sec-Fetch-Site",
    ];

    private static readonly string[] s_values =
    [
        "", "*", "*/*", "a", "\"", "\"\"", "W/\"\"", "\"*\"", "W/", "text/html;q=", "text/html;q=2", "text/csv;q=0.5,*/*;q=nan", "application/json; charset=utf-9", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"", "application/x-www-form-urlencoded", "text/csv; charset=\"", "ky,ru;q=0.9,en;q=0.8", "xx-YY-zz-", "en;q=-1", "gzip, br;q=0", "identity;q=0", "gzip;q=1.5", "bytes=0-0", "bytes=-", "bytes=9-1",
        "bytes=0-99999999999999999999", "100-continue", "Bearer", "Bearer ", "Basic :", "Bearer a b", "for=\"[::1\"", "00-0-0-00", "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff", "null", "https://example.com", "session=",
        "youthcity=a; youthcity=b", "=", ";;;", "__Host-session=%00", "filename*=UTF-8''%F0%28", "attachment; filename=\"..\\..\\a\"", "eyJhIjo=", "e30=", "Thu, 99 Foo 2020 25:61:61 GMT", "h2c", "trailers", "\u0001", "\u00e9\u00ff",
    ];

    /// <returns>The request, and whether it says truly how long it is: a server rightly waits for the rest of one that does not.</returns>
    public (byte[] Request, bool IsWhole) Next()
    {
        var call = FunctionCalls.All[chance.Next(FunctionCalls.All.Count)];
        var body = Body();
        var text = new StringBuilder();
        text.Append(Often(9) ? call.Method : Of(s_methods)).Append(' ').Append(Address(call.Path)).Append(Often(19) ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
        text.Append("Host: ").Append(Often(3) ? "localhost" : Often(9) ? Of(s_hosts) : new string('a', chance.Next(4_000))).Append("\r\nConnection: close\r\n");
        if (Often(4))
            text.Append("Authorization: Bearer ").Append(secrets[chance.Next(secrets.Count)]).Append("\r\n");
        for (var headers = chance.Next(6); headers > 0; headers--)
            text.Append(Of(s_names)).Append(": ").Append(Value()).Append("\r\n");
        var length = chance.Next(20);
        text.Append(length switch
        {
            0 => "Transfer-Encoding: chunked\r\n",
            1 => "Content-Length: -1\r\n",
            2 => $"Content-Length: {body.Length}\r\nContent-Length: {body.Length + 1}\r\n",
            3 => "",
            _ => $"Content-Length: {body.Length}\r\n",
        });
        text.Append("\r\n");
        return ([.. Encoding.Latin1.GetBytes(text.ToString()), .. body], length > 0);
    }

    private string Address(string path)
    {
        if (!Often(3))
        {
            path = Encoding.Latin1.GetString(new Mutations(chance).Bytes(Encoding.Latin1.GetBytes(path)));
            path = new([.. path.Select(letter => letter is > ' ' and < '\u007f' ? letter : '~')]);
        }

        for (var parts = chance.Next(4); parts > 0; parts--)
            path += (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Of(s_queries);
        return path.StartsWith('/') ? path : "/" + path;
    }

    private string Value() => chance.Next(12) switch
    {
        0 => new string('a', chance.Next(8_000)),
        1 => string.Join(',', Enumerable.Repeat(Of(s_values), chance.Next(200))),
        2 => Of(s_values) + ", " + Of(s_values),
        _ => Of(s_values),
    };

    private byte[] Body() => chance.Next(6) switch
    {
        0 => Encoding.UTF8.GetBytes("{\"reason\":\"" + new Mutations(chance).Strange() + "\",\"stage\":\"judging\"}"),
        1 => FuzzedFiles.Application(chance),
        2 => new Mutations(chance).Bytes("--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncity,indicator,value\nosh,1.1,5\n\r\n--a--\r\n"u8.ToArray()),
        3 => new Mutations(chance).Bytes("token=a&key=b&reason=%D0%9E%D1%88"u8.ToArray()),
        _ => [],
    };

    /// <summary>True so many times to each false.</summary>
    private bool Often(int times) => chance.Next(times + 1) > 0;

    private string Of(string[] texts) => texts[chance.Next(texts.Length)];
}
