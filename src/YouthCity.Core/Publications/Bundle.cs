using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Core.Results;
using YouthCity.Core.Scoring;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Publications;

/// <summary>A publication: one document with everything that a result is made of and everything that it comes to. Its form is told in <c>docs/bundle.md</c>.</summary>
public sealed record Bundle(BundleHeader Header, Contest Contest, BundleInputs Inputs)
{
    public const string FormatName = "youthcity-bundle";

    /// <summary>Version 1 told nothing of objections; it is read as well.</summary>
    public const int OldestVersion = 1, FormatVersion = 2;

    /// <summary>The document with results worked out from rules and inputs; null if the rules cannot score the inputs.</summary>
    /// <exception cref="JsonException">A document among the inputs is not of the form that is stored.</exception>
    public JsonObject? Write(out ScoringRefusal? refusal)
    {
        var content = Inputs.Content();
        if (!ContestResult.TryCompute(Contest, content, out var result, out refusal))
            return null;
        var rules = ContestJson.Write(Contest);
        var orders = SocialOrderSums.Of([.. Contest.Cities.SelectMany(city => content.Orders(city.Id))]);
        var bundle = new JsonObject
        {
            ["format"] = FormatName,
            ["version"] = Inputs.Objections is null ? OldestVersion : FormatVersion,
            ["contest"] = Contest.Id,
            ["rules"] = JsonNode.Parse(rules),
            ["rulesSha256"] = ContentHash.Of(rules).Hex,
            ["inputs"] = Inputs.Write(),
            ["results"] = BundleResults.Of(result, orders, Inputs.Objections),
        };
        Header.AddTo(bundle);
        return bundle;
    }

    /// <summary>Header, rules and inputs of a bundle; what it says of hashes and results is not looked at.</summary>
    /// <param name="unreadable">The member that is not of the form that <see cref="Write"/> writes, where one is not.</param>
    internal static Bundle? Read(JsonElement bundle, out string unreadable)
    {
        unreadable = "";
        try
        {
            unreadable = "rules";
            var contest = ContestJson.Read(CanonicalJson.Write(bundle.GetProperty(unreadable)));
            unreadable = "inputs";
            var inputs = BundleInputs.Read(bundle.GetProperty(unreadable), contest, bundle.GetProperty("version").GetInt32() > OldestVersion);
            _ = inputs.Content();
            unreadable = "protocol, publishedAt, commit";
            return new(BundleHeader.Read(bundle), contest, inputs);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
