using YouthCity.Local.Tests.Architecture.Circle.One;

namespace YouthCity.Local.Tests.Architecture.Circle.Two.Inner;

internal static class UsesOne
{
    public static int Length => UsesTwo.Name.Length;
}
