using DocumentFormat.OpenXml.Packaging;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The libraries that take packages apart. What they throw over a damaged one is of many kinds, some of which would be bugs if they were ours.</summary>
internal static class PackageLibrary
{
    /// <summary>Asks a library. Nothing of ours belongs inside: its faults would pass for the file's.</summary>
    /// <exception cref="InvalidDataException">The library cannot answer, as the package is not what it should be.</exception>
    public static T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or ArgumentException or InvalidOperationException or NotSupportedException
            or FormatException or OverflowException or KeyNotFoundException or InvalidCastException)
        {
            throw new InvalidDataException("The package is damaged.", fault);
        }
    }
}
