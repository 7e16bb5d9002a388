namespace YouthCity.Core.Names;

/// <summary>Signs of width 0 that come along when text is pasted: joiners, marks of direction, soft hyphens, byte order marks.</summary>
public static class UnseenSigns
{
    public const string All = "\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF";

    public static bool Are(int sign) => sign is 0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2064) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
