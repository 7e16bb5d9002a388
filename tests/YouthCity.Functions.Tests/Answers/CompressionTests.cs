using System.IO.Compression;
using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Answers;

public sealed class CompressionTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task A_long_answer_comes_in_the_way_that_the_caller_understands(string accepted, string encoding)
    {
        foreach (var what in new[] { "scores", "scores?format=csv", "scores/osh" })
        {
            var plain = await filled.Service.Agency.ReadOfAsync(what);
            var reply = (await filled.Service.Agency.ReadOfAsync(what, ("Accept-Encoding", accepted))).AssertStatus(HttpStatusCode.OK);
            Assert.Equal([encoding], reply.ContentHeaders.ContentEncoding);
            Assert.Equal(plain.Content, Unpack(reply.Content, encoding));
            Assert.True(reply.Content.Length * 2 < plain.Content.Length, $"{what}: {reply.Content.Length} of {plain.Content.Length}");
            Assert.NotEqual(plain.ETag, reply.ETag);
            Assert.Equal(plain.MediaType, reply.MediaType);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("deflate, zstd")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("nonsense;;;=,,")]
    public async Task A_caller_who_understands_no_way_gets_it_as_it_is(string? accepted)
    {
        var reply = (await filled.Service.Agency.ReadOfAsync("scores", accepted is null ? [] : [("Accept-Encoding", accepted)])).AssertStatus(HttpStatusCode.OK);
        Assert.Empty(reply.ContentHeaders.ContentEncoding);
        Assert.Equal((byte)'{', reply.Content[0]);
    }

    [Fact]
    public async Task A_short_answer_is_not_compressed()
    {
        var status = (await filled.Service.Anyone.ReadOfAsync("cities/osh/status", ("Accept-Encoding", "br"))).AssertStatus(HttpStatusCode.OK);
        Assert.True(status.Content.Length < 1_400);
        Assert.Empty(status.ContentHeaders.ContentEncoding);
    }

    [Fact]
    public async Task Each_way_has_a_tag_of_its_own_and_is_304_for_whoever_has_it()
    {
        var packed = await filled.Service.Agency.ReadOfAsync("scores", ("Accept-Encoding", "br"));
        Assert.Equal(HttpStatusCode.NotModified, (await filled.Service.Agency.ReadOfAsync("scores", ("Accept-Encoding", "br"), ("If-None-Match", packed.ETag!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await filled.Service.Agency.ReadOfAsync("scores", ("If-None-Match", packed.ETag!))).Status);
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
    }

    private static byte[] Unpack(byte[] content, string encoding)
    {
        using var packed = new MemoryStream(content);
        using Stream from = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }
}
