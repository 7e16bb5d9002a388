using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Secrets;

/// <summary>A small text file that nobody but its owner can read.</summary>
public static class PrivateFile
{
    /// <summary>The text of the file, which is made where it is not there. Of several processes that make it at once, all read what one of them wrote.</summary>
    /// <exception cref="StoreUnavailableException">It can be neither read nor made.</exception>
    public static string ReadOrMake(string path, Func<string> make)
    {
        try
        {
            if (!File.Exists(path))
                Make(path, make());
            return File.ReadAllText(path).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{path} can be neither read nor made: {fault.Message}", fault) { IsNothingDone = true };
        }
    }

    /// <summary>Written under another name first, so that nobody reads half of it.</summary>
    private static void Make(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = new FileStream(draft, Options()))
            {
                file.Write(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
