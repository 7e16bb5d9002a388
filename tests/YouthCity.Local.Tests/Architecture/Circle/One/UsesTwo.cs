using YouthCity.Local.Tests.Architecture.Circle.Two.Inner;

namespace YouthCity.Local.Tests.Architecture.Circle.One;

/// <summary>One half of a circle of folders, by which the test of rooms shows that it sees circles.</summary>
internal static class UsesTwo
{
    public static string Name => nameof(UsesTwo) + UsesOne.Length;
}
