namespace YouthCity.Bench.Processes;

/// <summary><c>youthcity check</c> as a whole process: of a large file beside pandas, which only reads it, and of a small one.</summary>
internal static class CheckRows
{
    private const int Rows = 1_000_000;
    private const int Cities = 38_462;

    public static async Task RunAsync(int runs)
    {
        var program = Path.Combine(await Publishing.PublishAsync("src/YouthCity.Local"), "youthcity");
        var folder = Directory.CreateTempSubdirectory("youthcity-bench-");
        try
        {
            var (rules, large) = (Path.Combine(folder.FullName, "rules"), Path.Combine(folder.FullName, "large.csv"));
            MadeRules.Write(rules, Cities);
            MadeRules.WriteApplications(large, Rows);
            (string, Func<Task<TimeSpan>>) check = ($"check of {Rows:N0} rows", () => CheckAsync(program, rules, large));
            if (await PythonAsync() is { } python)
                await Turns.CompareAsync(runs, check, ("pandas.read_csv of the same file", () => Publishing.RunAsync(python, ["-c", $"import pandas; pandas.read_csv('{large}')"])));
            else
                await Turns.TimeAsync(runs, check.Item1, check.Item2);

            var small = Path.Combine(folder.FullName, "small.csv");
            await File.WriteAllLinesAsync(small, (await File.ReadAllLinesAsync(Path.Combine(Publishing.Repository, "seeds", "applications-sample-invented.csv"))).Take(28));
            await Turns.TimeAsync(runs, "check of 27 rows", () => CheckAsync(program, Path.Combine(Publishing.Repository, "criteria", "2020"), small));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<TimeSpan> CheckAsync(string program, string rules, string file) => Publishing.RunAsync(program, ["check", "--contest", rules, "--applications", file], mayFind: true);

    /// <summary>Null, with a word about it, where no Python has pandas.</summary>
    private static async Task<string?> PythonAsync()
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                await Publishing.RunAsync(python, ["-c", "import pandas"]);
                return python;
            }
            catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
            }
        }

        Console.WriteLine("pandas is left out: no python3 here has it (Debian: python3-pandas).");
        return null;
    }
}
