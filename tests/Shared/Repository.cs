namespace YouthCity.Tests;

/// <summary>The files of the repository that these tests were built in, found from where they run: a build for CI writes other paths into the code.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Sample => Path("seeds", "applications-sample-invented.csv");

    public static string Criteria2020 => Path("criteria", "2020");

    public static string Path(params IEnumerable<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "YouthCity.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
