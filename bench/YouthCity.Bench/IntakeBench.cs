using BenchmarkDotNet.Attributes;
using CsvHelper;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Bench;

/// <summary>A long-form file of a million rows (38 462 cities, 26 indicators, about 80 MB), read and checked, beside CsvHelper reading it and parsing its two number columns.</summary>
[MemoryDiagnoser]
public class IntakeBench
{
    private const int Rows = 1_000_000;
    private const int Cities = 38_462;

    private Contest _contest = null!;
    private byte[] _clean = null!;
    private byte[] _spoilt = null!;

    [GlobalSetup]
    public void Make()
    {
        _contest = MadeContest.Of(Cities).Contest;
        _clean = MadeFile.LongForm(_contest, Rows);
        _spoilt = MadeFile.LongForm(_contest, Rows, threeProblems: true);
    }

    /// <summary>The bound: the library alone.</summary>
    [Benchmark(Baseline = true)]
    public double ReadBare()
    {
        var sum = 0.0;
        using var content = new MemoryStream(_clean, writable: false);
        using var rows = CsvReader.Create(content);
        foreach (var row in rows)
        {
            if (row[2].TryParse<double>(out var baseline))
                sum += baseline;
            if (row[3].TryParse<double>(out var value))
                sum += value;
        }

        return sum;
    }

    [Benchmark]
    public int Check() => Check(_clean);

    /// <summary>Three problems in every row.</summary>
    [Benchmark]
    public int CheckSpoilt() => Check(_spoilt);

    private int Check(byte[] file)
    {
        using var content = new MemoryStream(file, writable: false);
        var (_, findings, _) = ApplicationReader.Read(_contest, new SentFile("made.csv", content), keepsRemarks: false);
        return findings.Errors;
    }
}
