namespace YouthCity.Intake.Tables.Rows;

/// <summary>A file as it was sent.</summary>
/// <param name="Name">What the sender called it; for messages only.</param>
/// <param name="Content">Seekable: it is read twice, once to tell the encoding.</param>
/// <param name="Sheet">The sheet of a workbook that is meant, where the sender says so.</param>
public sealed record SentFile(string Name, Stream Content, string? Sheet = null)
{
    /// <summary>The encoding of a text as its sender names it; null if none is named. Bytes that prove another one go first.</summary>
    public string? Charset { get; init; }

    /// <summary>Ends the reading with an <see cref="OperationCanceledException"/>: the sender has left, or it takes too long.</summary>
    public CancellationToken Cancellation { get; init; }
}
