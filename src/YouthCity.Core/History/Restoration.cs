using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.History;

/// <summary>A loss that the agency has acknowledged, such as that of a store restored from an old copy: what the witness saw and the store does not have any more.</summary>
/// <param name="Head">The name of the head whose chain lost it.</param>
/// <param name="Target">The newest commit that was lost.</param>
/// <param name="Commits">Its number in the chain, from 1.</param>
public sealed record Restoration(string Head, ContentHash Target, int Commits)
{
    internal JsonObject Write() => new() { ["head"] = Head, ["target"] = Target.Hex, ["commits"] = Commits };

    internal static Restoration Read(JsonElement restoration) => new(
        restoration.GetProperty("head").GetString()!, ContentHash.Parse(restoration.GetProperty("target").GetString()!), restoration.GetProperty("commits").GetInt32());
}
