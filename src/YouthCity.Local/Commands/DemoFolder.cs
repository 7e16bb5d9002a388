using Microsoft.Data.Sqlite;

namespace YouthCity.Local.Commands;

/// <summary>The folder of a throw-away store. It goes away however the process ends, unless it is killed.</summary>
public sealed class DemoFolder : IDisposable
{
    private const int Tries = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-demo-");

    public DemoFolder() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    public string Store => $"sqlite:{Path.Combine(_folder.FullName, "demo.db")}";

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Delete();
    }

    private void OnExit(object? sender, EventArgs e) => Delete();

    /// <summary>A request that was not answered in time may still be writing, and makes the folder's files anew.</summary>
    private void Delete()
    {
        for (var tries = 1; Directory.Exists(_folder.FullName); tries++)
        {
            try
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(_folder.FullName, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && tries < Tries)
            {
                Thread.Sleep(s_pause);
            }
        }
    }
}
