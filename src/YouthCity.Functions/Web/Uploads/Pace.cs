namespace YouthCity.Functions.Web.Uploads;

/// <summary>How fast something has to come over the whole of it, from when this was made: whoever sends a byte whenever patience ends would otherwise never end.</summary>
/// <param name="slowest">Bytes a second.</param>
/// <param name="grace">Time that is given beside it.</param>
public sealed class Pace(long slowest, TimeSpan grace, TimeProvider clock)
{
    private readonly long _begun = clock.GetTimestamp();

    /// <summary>Whether as many bytes are enough by now.</summary>
    public bool IsKept(long bytes) => clock.GetElapsedTime(_begun) <= grace + TimeSpan.FromSeconds((double)bytes / slowest);
}
