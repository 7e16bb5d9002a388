using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>What the service logged.</summary>
public sealed class LogLines(bool everything) : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> All => [.. _lines];

    /// <summary>The lines of a class of the product.</summary>
    public IReadOnlyList<LogLine> Of<T>() => [.. _lines.Where(line => line.Category == typeof(T).FullName)];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, everything, _lines);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, bool everything, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => everything || logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new(logLevel, category, formatter(state, exception) + (exception is null ? "" : $"\n{exception}")));
    }
}

public sealed record LogLine(LogLevel Level, string Category, string Text);
