using System.Diagnostics;
using System.Globalization;
using System.Net;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Rules of as many cities as the largest list that we know has.</summary>
[OwnProcess]
public sealed class ManyCitiesTests
{
    private const int Cities = 38_462;

    [Fact]
    public async Task Rules_of_38_462_cities_are_imported()
    {
        var archive = new Rules { Cities = [.. Enumerable.Range(0, Cities).Select(city => string.Create(CultureInfo.InvariantCulture, $"c{city},Шаар-{city}"))] }.Zip();
        using var none = new CriteriaFolder();
        await using var service = await Service.StartAsync(new ServiceSetup { Criteria = none.Path });
        await service.Agency.SendFileAsync("/api/contests", new Rules { Id = "warm" }.Zip());
        var watch = Stopwatch.StartNew();
        (await service.Agency.SendFileAsync("/api/contests", archive)).AssertStatus(HttpStatusCode.Created);
        var made = watch.Elapsed;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var upload = RuleUploadReader.Read(new SentFile("rules.zip", new MemoryStream(archive))).Upload!;
        var (reading, document) = (GC.GetAllocatedBytesForCurrentThread() - before, ContestJson.Write(upload.Rules));
        before = GC.GetAllocatedBytesForCurrentThread();
        ContestJson.Read(document);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"made in {made.TotalMilliseconds:F0} ms; reading the files allocates {reading / 1e6:F0} MB, the document of {document.Length / 1e6:F1} MB {(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:F0} MB"));
        Assert.Equal(Cities, (await service.Anyone.ReadAsync("/api/contests/valley")).Json.GetProperty("cities").GetArrayLength());
        Assert.InRange(made, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
