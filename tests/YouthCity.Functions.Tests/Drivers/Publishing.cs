using System.Net;
using System.Text;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Publishing, in the words of those who do it.</summary>
public static class Publishing
{
    public const string Protocol = "12-3";

    /// <param name="body">Null for a protocol alone.</param>
    public static async Task<Reply> PublishAsync(this Service service, string? body = null, string contest = Requests.Contest, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(body ?? $$"""{ "protocol": "{{Protocol}}", "protocolDate": "2026-11-20" }""", Encoding.UTF8, "application/json");
        return await service.Agency.SendAsync("POST", $"/api/contests/{contest}/publications", content, headers);
    }

    /// <summary>Goes back to judging, corrects what a file names, and decides again.</summary>
    public static async Task ReviseAsync(this Service service, string file)
    {
        await service.MoveAsync("judging");
        (await service.Agency.ApplyAsync(file, "?reason=a%20typing%20error")).AssertStatus(HttpStatusCode.Created);
        await service.MoveAsync("decided");
    }

    /// <summary>Publishes again.</summary>
    public static Task<Reply> CorrectAsync(this Service service, string reason = "A typing error of Osh") =>
        service.PublishAsync($$"""{ "protocol": "12-4", "protocolDate": "2026-11-25", "reason": "{{reason}}" }""");
}
