using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Publications;

/// <summary>Everything that a result is made of, beside the rules: documents of the cities, exactly as they are stored, and the marks that count.</summary>
/// <param name="Applications">By city id.</param>
/// <param name="SocialOrders">By city id.</param>
/// <param name="Jurors">Null where the jury does not act on the result.</param>
public sealed record BundleInputs(
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Applications,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> SocialOrders,
    IReadOnlyList<JurorMarks>? Jurors)
{
    /// <summary>By their ids; null in bundles of version 1, which tell nothing of objections.</summary>
    public IReadOnlyList<PublishedObjection>? Objections { get; init; }

    /// <summary>What the documents say.</summary>
    /// <exception cref="JsonException">A document is not of the form that is stored.</exception>
    public ContestContent Content()
    {
        Application? last = null;
        return new(
            Applications.ToImmutableDictionary(city => city.Key, city => last = ApplicationJson.Read(city.Value, last), StringComparer.Ordinal),
            SocialOrders.ToImmutableDictionary(city => city.Key, city => SocialOrderJson.Read(city.Key, city.Value), StringComparer.Ordinal),
            Jurors is null ? ImmutableDictionary<string, JurorBallots>.Empty : JurorMarks.Ballots(Jurors));
    }

    internal JsonObject Write()
    {
        var inputs = new JsonObject { ["applications"] = Write(Applications), ["socialOrders"] = Write(SocialOrders) };
        if (Jurors is not null)
            inputs["jurors"] = new JsonArray([.. Jurors.Select(Write)]);
        if (Objections is not null)
        {
            var document = new JsonObject { ["objections"] = new JsonArray([.. Objections.OrderBy(objection => objection.Id, StringComparer.Ordinal).Select(objection => objection.Write())]) };
            inputs["objections"] = new JsonObject { ["sha256"] = ContentHash.Of(CanonicalJson.Write(document)).Hex, ["document"] = document };
        }

        return inputs;
    }

    /// <summary>The inputs as they stand in a bundle, whatever hashes it says they have.</summary>
    /// <param name="contest">Its rules say what is told of the jury and of objections.</param>
    /// <param name="hasObjections">Whether the version of the bundle tells of objections at all.</param>
    internal static BundleInputs Read(JsonElement inputs, Contest contest, bool hasObjections) => new(
        ReadDocuments(inputs.GetProperty("applications")), ReadDocuments(inputs.GetProperty("socialOrders")),
        contest.IsJudged ? [.. inputs.GetProperty("jurors").EnumerateArray().Select(ReadJuror)] : null)
    {
        Objections = hasObjections
            ? [.. inputs.GetProperty("objections").GetProperty("document").GetProperty("objections").EnumerateArray().Select(objection => PublishedObjection.Read(objection, contest.PublishesObjectionTexts))]
            : null,
    };

    private static JsonObject Write(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> documents) =>
        new(documents.Select(city => KeyValuePair.Create<string, JsonNode?>(city.Key, new JsonObject
        {
            ["sha256"] = ContentHash.Of(city.Value.Span).Hex,
            ["document"] = JsonNode.Parse(city.Value.Span),
        })));

    private static JsonObject Write(JurorMarks juror, int position) => new()
    {
        ["juror"] = position + 1,
        ["marks"] = new JsonObject(juror.Cities.Select(city => KeyValuePair.Create<string, JsonNode?>(
            city.Key, new JsonObject(city.Value.Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, group.Value)))))),
    };

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ReadDocuments(JsonElement cities) =>
        cities.EnumerateObject().ToImmutableSortedDictionary(
            city => city.Name, city => (ReadOnlyMemory<byte>)CanonicalJson.Write(city.Value.GetProperty("document")), StringComparer.Ordinal);

    private static JurorMarks ReadJuror(JsonElement juror) => new(juror.GetProperty("marks").EnumerateObject().ToImmutableSortedDictionary(
        city => city.Name,
        city => city.Value.EnumerateObject().ToImmutableSortedDictionary(group => group.Name, group => group.Value.GetDouble(), StringComparer.Ordinal),
        StringComparer.Ordinal));
}
