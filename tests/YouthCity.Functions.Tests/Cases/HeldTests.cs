using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Files that look as if something were wrong with them and are right.</summary>
public sealed class HeldTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("line-ends-of-lone-cr.csv", "osh 1.1 9", "talas 1.1 10")]
    [InlineData("mark-twice.csv", "osh 1.1 9")]
    [InlineData("percent-sign-escaped-and-quoted.xlsx", "osh 1.2 45", "talas 1.2 45", "naryn 1.2 45")]
    [InlineData("percent-sign-in-brackets.xlsx", "osh 1.2 45")]
    [InlineData("strict-ooxml.xlsx", "osh 1.1 12", "talas 1.2 45")]
    [InlineData("thousands-point-beside-decimal-comma.csv", "osh 6.2 1250", "talas 6.2 950.5")]
    [InlineData("utf16be-with-sep-line.csv", "ozgon 1.1 9.5")]
    [InlineData("value-partly-bold.xlsx", "osh 1.1 12", "talas 1.2 45.5")]
    public async Task A_file_that_is_right_stays_right(string file, params string[] values)
    {
        var reply = await service.TryAsync($"held/{file}");
        Assert.Equal(values.Order(), reply.Values().Order());
    }

    [Fact]
    public async Task Formulas_with_results_are_read_and_those_without_are_named()
    {
        var reply = await service.TryAsync("held/shared-formula-and-errors.xlsx");
        Assert.Equal(["formula-error D4 =", "formula-error D5 #N/A"], reply.Refusals());
    }
}
