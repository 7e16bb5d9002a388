using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Files;

public sealed class UploadBodyTests : IAsyncLifetime
{
    private const string Path = "/api/contests/2020/applications?dryRun=true";
    private const int Limit = 1_000_000;

    private Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new ServiceSetup { MaxUploadMegabytes = 1, UploadPauseSeconds = 1 });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_file_as_large_as_the_limit_is_taken() =>
        (await _service.Agency.ApplyAsync(FileOf(Limit), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);

    [Fact]
    public async Task A_file_over_the_limit_is_413() =>
        (await _service.Agency.ApplyAsync(FileOf(Limit + 1))).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

    [Fact]
    public async Task A_file_over_the_limit_of_unknown_length_is_413() =>
        (await SendChunkedAsync(FileOf(Limit + 1))).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

    [Fact]
    public async Task A_file_of_unknown_length_as_large_as_the_limit_is_taken() =>
        (await SendChunkedAsync(FileOf(Limit))).AssertStatus(HttpStatusCode.OK);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_file_as_large_as_the_limit_is_taken(bool chunked) =>
        (await SendFormAsync(FileOf(Limit), chunked)).AssertStatus(HttpStatusCode.OK);

    /// <summary>A file of answers names people.</summary>
    [Fact]
    public async Task What_was_read_is_wiped_from_memory()
    {
        var marker = Encoding.UTF8.GetBytes($"osh,{Guid.NewGuid()}");
        await using var content = await PooledBuffer.ReadAsync(new MemoryStream(marker), Limit, TestContext.Current.CancellationToken);
        var held = content!.GetBuffer();
        Assert.True(held.AsSpan().StartsWith(marker));
        await content.DisposeAsync();
        Assert.False(held.AsSpan().StartsWith(marker));
    }

    [Fact]
    public async Task The_file_of_a_form_is_found_behind_its_other_fields()
    {
        using var form = new MultipartFormDataContent { { new StringContent("osh"), "city" }, { new ByteArrayContent(FileOf(100)), "file", "сан.csv" } };
        (await _service.Agency.SendAsync("POST", Path, form)).AssertStatus(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_with_two_files_is_refused_and_none_of_them_is_taken()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(FileOf(100)), "file", "a.csv" }, { new ByteArrayContent(FileOf(100)), "other", "b.csv" } };
        (await _service.Agency.SendAsync("POST", "/api/contests/2020/applications", form)).AssertProblem(HttpStatusCode.BadRequest, "several-files");
        Assert.Null(await _service.VersionAsync());
    }

    [Fact]
    public async Task A_form_that_ends_within_its_file_is_400()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\n" + AFile.Of("osh,1.1,,5")));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await _service.Agency.SendAsync("POST", Path, content)).AssertProblem(HttpStatusCode.BadRequest, "bad-form");
    }

    [Fact]
    public async Task A_form_file_over_the_limit_is_413() =>
        (await SendFormAsync(FileOf(Limit + 1), chunked: false)).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

    [Fact]
    public async Task A_form_file_over_the_limit_of_unknown_length_is_413() =>
        (await SendFormAsync(FileOf(Limit + 1), chunked: true)).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

    [Fact]
    public async Task No_body_is_no_file() =>
        (await _service.Agency.ApplyAsync("")).AssertProblem(HttpStatusCode.BadRequest, "no-file");

    [Fact]
    public async Task A_form_without_a_file_is_no_file()
    {
        using var form = new MultipartFormDataContent { { new StringContent("osh"), "city" } };
        (await _service.Agency.SendAsync("POST", Path, form)).AssertProblem(HttpStatusCode.BadRequest, "no-file");
    }

    [Fact]
    public async Task A_form_with_an_empty_file_is_no_file() =>
        (await SendFormAsync([], chunked: false)).AssertProblem(HttpStatusCode.BadRequest, "no-file");

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_that_is_none_is_400(string type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("city,indicator,value"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        (await _service.Agency.SendAsync("POST", Path, content)).AssertProblem(HttpStatusCode.BadRequest, "bad-form");
    }

    [Fact]
    public async Task Who_may_not_send_is_told_so_before_the_size_is_looked_at() =>
        (await _service.Jury.ApplyAsync(FileOf(Limit + 1))).AssertProblem(HttpStatusCode.Forbidden, "forbidden");

    [Theory]
    [InlineData("text/csv")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_sender_who_stops_half_way_is_answered(string type)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {_service.Secrets["agency"]}\r\nContent-Type: {type}\r\nContent-Length: 1000\r\n\r\n--x\r\n"), cancellation);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(cancellation));
    }

    private async Task<Reply> SendChunkedAsync(byte[] file)
    {
        using var content = new StreamContent(new MemoryStream(file));
        return await _service.Agency.SendAsync("POST", Path, content, ("Transfer-Encoding", "chunked"));
    }

    private async Task<Reply> SendFormAsync(byte[] file, bool chunked)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(part, "file", "application.csv");
        return await _service.Agency.SendAsync("POST", Path, form, chunked ? [("Transfer-Encoding", "chunked")] : []);
    }

    /// <summary>A right file of so many bytes.</summary>
    private static byte[] FileOf(int length)
    {
        var start = AFile.Of("osh,1.1,,5");
        return Encoding.UTF8.GetBytes(start + new string('\n', length - Encoding.UTF8.GetByteCount(start)));
    }
}
