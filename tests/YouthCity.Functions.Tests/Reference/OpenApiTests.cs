using System.Net;
using Microsoft.OpenApi;
using YouthCity.Core;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Reference;

public sealed class OpenApiTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task The_document_is_the_approved_one() =>
        await Approved.MatchesAsync("openapi.json", (await service.Anyone.ReadAsync("/openapi.json")).Text + "\n");

    [Fact]
    public async Task Another_reader_of_OpenAPI_finds_nothing_wrong_with_it()
    {
        var (document, diagnostic) = Microsoft.OpenApi.OpenApiDocument.Parse((await service.Anyone.ReadAsync("/openapi.json")).Text, "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal(
            HttpFunction.All.SelectMany(function => function.Methods.Select(method => $"{method} {function.Name}")).Order(StringComparer.Ordinal),
            document!.Paths.SelectMany(path => path.Value.Operations!).Select(pair => $"{pair.Key.Method} {pair.Value.OperationId![..^(pair.Key == HttpMethod.Head ? 4 : 0)]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_operation_names_a_parameter_twice() => Assert.All(DescribedFunction.All, described =>
        Assert.Distinct(described.PathParameters.Concat(described.Operation.AllParameters).Select(parameter => (parameter.Name, parameter.Location))));

    [Fact]
    public async Task It_is_the_same_for_everyone_and_may_be_kept()
    {
        var reply = (await service.Anyone.ReadAsync("/openapi.json")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("application/json", reply.MediaType);
        Assert.True(reply.Headers.CacheControl!.Public);
        Assert.Equal(reply.ETag, (await service.Jury.ReadAsync("/openapi.json?lang=ky", ("Accept-Language", "ru"))).ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await service.Anyone.ReadAsync("/openapi.json", ("If-None-Match", reply.ETag!))).Status);
    }
}
