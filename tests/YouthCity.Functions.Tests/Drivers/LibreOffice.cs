using System.Diagnostics;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>LibreOffice without a window: what a workbook is after a person has opened it there and saved it. The Debian package is <c>libreoffice-calc-nogui</c>.</summary>
internal static class LibreOffice
{
    /// <summary>The workbooks as LibreOffice saves them, in one start.</summary>
    public static async Task<IReadOnlyList<byte[]>> SaveAsync(params IReadOnlyList<byte[]> workbooks)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-libreoffice-");
        try
        {
            var names = workbooks.Select((_, at) => FormattableString.Invariant($"{at}.xlsx")).ToList();
            foreach (var (name, workbook) in names.Zip(workbooks))
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), workbook, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("soffice") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", "saved", .. names])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            try
            {
                var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.True(process.ExitCode == 0, string.Concat(said));
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }

            return [.. names.Select(name => File.ReadAllBytes(Path.Combine(folder.FullName, "saved", name)))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
