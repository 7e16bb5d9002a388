using Xunit.v3;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>
/// Marks a test that moves the clock, reads the logs or uses the services of a service in its own process, that sends a part of what it announced
/// (the host waits for the rest before the worker hears of it), or that asks no service anything.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OwnProcessAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("process", "own")];
}
