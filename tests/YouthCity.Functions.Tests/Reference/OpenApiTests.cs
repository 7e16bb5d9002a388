using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using YouthCity.Core;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Reference;

public sealed partial class OpenApiTests(Service service) : IClassFixture<Service>
{
    /// <summary>Probes, and the document itself.</summary>
    private static readonly string[] s_refusesNobody = ["Health", "HealthLive", "HealthReady", "OpenApi"];

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
            DescribedFunction.ForPrograms.Select(described => $"{described.Method} {described.Function.Name}").Order(StringComparer.Ordinal),
            document!.Paths.SelectMany(path => path.Value.Operations!).Select(pair => $"{pair.Key.Method} {pair.Value.OperationId}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_in_it_is_described_and_not_by_its_name_alone()
    {
        var document = JsonNode.Parse((await service.Anyone.ReadAsync("/openapi.json")).Text)!;
        var described = document["components"]!["schemas"]!.AsObject().SelectMany(schema => Members(schema.Value!).Prepend((schema.Key, schema.Value!)))
            .Concat(document["tags"]!.AsArray().Select(tag => ($"{tag!["name"]}", tag)))
            .Concat(Operations(document).SelectMany(operation => operation["parameters"]?.AsArray() ?? []).Select(parameter => ($"{parameter!["name"]}", parameter))).ToList();
        Assert.InRange(described.Count, 800, 5000);
        Assert.Empty(described.Where(one => !Says(one.Item1, (string?)one.Item2["description"])).Select(one => one.Item1));
        Assert.All(Operations(document), operation => Assert.NotNull(operation["security"]));
        Assert.All(Operations(document), operation => Assert.False(string.IsNullOrEmpty((string?)operation["summary"])));
    }

    [Fact]
    public async Task Whatever_asks_who_is_calling_or_finds_a_contest_says_how_it_refuses() => Assert.All(
        Operations(JsonNode.Parse((await service.Anyone.ReadAsync("/openapi.json")).Text)!).Where(operation => !s_refusesNobody.Contains($"{operation["operationId"]}")),
        operation => Assert.Contains(operation["responses"]!.AsObject(), response => response.Key.StartsWith('4')));

    [Theory]
    [InlineData("prizeFund", "The prize fund.", false)]
    [InlineData("city", "City", false)]
    [InlineData("city", null, false)]
    [InlineData("city", "The city's id.", true)]
    public void A_description_that_only_repeats_the_name_says_nothing(string name, string? text, bool says) => Assert.Equal(says, Says(name, text));

    [Fact]
    public void Every_text_for_members_of_a_name_is_for_some() => Assert.All(CommonMembers.Names, name => Assert.Contains(
        DescribedFunction.ForPrograms.SelectMany(described => described.Operation.Returns).Select(returned => returned.Type).OfType<Type>().SelectMany(type => type.Assembly.GetTypes()).Distinct(),
        type => type.GetProperty(name) is not null));

    private static bool Says(string name, string? text) =>
        text is not null && Words().Matches(text).Select(word => word.Value.ToUpperInvariant()).Except(["THE", "A", "AN", "OF", "ITS", "S"], StringComparer.Ordinal)
            .Except(Words().Matches(name).Select(word => word.Value.ToUpperInvariant()), StringComparer.Ordinal).Any();

    private static IEnumerable<(string Name, JsonNode Schema)> Members(JsonNode schema) =>
        schema["properties"]?.AsObject().Select(member => (member.Key, member.Value!)) ?? [];

    private static IEnumerable<JsonNode> Operations(JsonNode document) => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!);

    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+|\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Words();

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
