using System.Runtime.CompilerServices;

namespace YouthCity.Local.Tests.Drivers;

/// <summary>Whoever runs the tests may have another language: without <c>--lang</c> the program would speak it.</summary>
internal static class English
{
    [ModuleInitializer]
    internal static void Speak() => Environment.SetEnvironmentVariable("LC_ALL", "C");
}
