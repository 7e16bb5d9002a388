using System.Text;
using YouthCity.Core.Access;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Access;

/// <summary>Every function of the API, with every caller, in every stage, for the own city and for another: a stage opens to nobody what the role does not, but for what was published.</summary>
public sealed class StageAccessTests : ServiceTest
{
    public static TheoryData<string> Stages { get; } = ["collecting", "judging", "decided", "published"];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task No_stage_opens_what_the_role_does_not(string stage)
    {
        await Service.FillAsync();
        await Service.MoveAsync(stage == "published" ? "decided" : stage);
        if (stage == "published")
            (await Service.PublishAsync()).AssertStatus(System.Net.HttpStatusCode.Created);
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var call in FunctionCalls.All.Where(call => call.IsApi).SelectMany(OfBothCities))
        {
            var isRead = stage == "published" && DescribedFunction.All.Single(described => described.Function.Name == call.Function).Operation.OpensOncePublished;
            foreach (var caller in FunctionCalls.Callers)
            {
                using var content = call.Method == "POST" ? new ByteArrayContent(Encoding.UTF8.GetBytes(BodyOf(call))) : null;
                var reply = await Client(caller).SendAsync(call.Method, call.Path, content);
                var refused = caller is "anyone" or "unknown" ? 401 : 403;
                var isOpen = call.Open.Contains(caller, StringComparer.Ordinal) || (isRead && caller != "unknown");
                if (isOpen ? reply.Code is 401 or 403 or >= 500 : reply.Code != refused)
                    wrong.Add($"{caller}: {call.Method} {call.Path} is {reply.Code}, and it is {(isOpen ? "open" : "not open")}");
                tried++;
            }
        }

        Assert.Equal(stage, await Service.StageAsync());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(tried, 350, 5000);
    }

    /// <summary>What is the own city's of one caller is another's of the other.</summary>
    private static IEnumerable<FunctionCall> OfBothCities(FunctionCall call)
    {
        yield return call;
        if (call.Path.Contains("/cities/osh", StringComparison.Ordinal))
        {
            yield return call with
            {
                Path = call.Path.Replace("/cities/osh", "/cities/talas", StringComparison.Ordinal),
                Open = [.. call.Open.Select(caller => caller switch { "own city" => "other city", "other city" => "own city", _ => caller })],
            };
        }
    }

    /// <summary>Nothing that would publish: the contest stays in its stage.</summary>
    private static string BodyOf(FunctionCall call) => call.Function == "Publish" ? "{}" : FunctionCalls.FileFor(call);

    private HttpClient Client(string caller) => caller switch
    {
        "anyone" => Service.Anyone,
        "unknown" => Service.Unknown,
        "own city" => Service.City,
        "other city" => Service.AnotherCity,
        _ => Service.Of(Roles.TryParse(caller)!.Value),
    };
}
