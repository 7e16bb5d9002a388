namespace YouthCity.Core;

/// <summary>The languages every message, name and page exists in.</summary>
public enum Language
{
    Ky,
    Ru,
    En,
}
