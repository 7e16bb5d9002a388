using Xunit.v3;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Marks what only holds where the service runs in the process of the tests, such as a test that moves its clock or reads its logs.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnProcessAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("process", "own")];
}
