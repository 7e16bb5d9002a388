namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Answers that someone has read and approved, kept beside the tests. With <c>APPROVE=1</c> in the environment they are written anew.</summary>
public static class Approved
{
    public static async Task MatchesAsync(string name, string actual)
    {
        var path = Repository.Path("tests", "YouthCity.Functions.Tests", "Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        Assert.True(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) == actual, $"{name} has changed. If that is right, run this test with APPROVE=1 and read the difference.");
    }
}
