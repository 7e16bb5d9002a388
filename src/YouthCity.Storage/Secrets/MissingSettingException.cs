namespace YouthCity.Storage.Secrets;

/// <summary>A setting without which an installation cannot be started is missing, or holds what cannot be used.</summary>
/// <param name="setting">Its name. What it holds may be a secret and is in no message.</param>
/// <param name="needed">What it has to hold, in English.</param>
public sealed class MissingSettingException(string setting, string needed) : Exception($"The setting {setting} is missing or cannot be used. It has to be {needed}.")
{
    public string Setting { get; } = setting;

    public string Needed { get; } = needed;
}
