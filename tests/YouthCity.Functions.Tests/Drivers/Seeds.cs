namespace YouthCity.Functions.Tests.Drivers;

/// <summary>The files that come with the product.</summary>
public static class Seeds
{
    /// <summary>The real table of social orders: 14 orders, 12 cities, 1 940 000 som.</summary>
    public static string SocialOrders { get; } = Read("social-orders-2020.csv");

    /// <summary>Invented values for 18 cities and 26 indicators, with gaps and a tie.</summary>
    public static string Applications { get; } = Read("applications-sample-invented.csv");

    /// <summary>Invented actions of ten cities.</summary>
    public static string ActionPlans { get; } = Read("action-plans-sample-invented.csv");

    /// <summary>How many indicators the rules of 2020 have: a new one is a new line of theirs, and no change to a test.</summary>
    public static int Indicators { get; } = CsvText.Parse(File.ReadAllText(Repository.Path("criteria", "2020", "indicators.csv"))).Count - 1;

    /// <summary>Sends both files.</summary>
    public static async Task FillAsync(this Service service)
    {
        (await service.Agency.OrderAsync(SocialOrders)).AssertStatus(System.Net.HttpStatusCode.Created);
        (await service.Agency.ApplyAsync(Applications)).AssertStatus(System.Net.HttpStatusCode.Created);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", name));
}
