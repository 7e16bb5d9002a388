using System.Text;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Access;

/// <summary>Every call of every caller, and not a secret in a line of the log.</summary>
[OwnProcess]
public sealed class LoggedSecretsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_line_holds_a_key_a_session_or_what_the_secret_is_kept_as(bool asTheWorker)
    {
        await using var service = await Service.StartAsync(new ServiceSetup { LogsAsTheWorker = asTheWorker });
        await service.FillAsync();
        var secrets = new List<string>([.. service.Secrets.Values, "yc_nobody", "yc_guessed-on-the-page"]);
        foreach (var call in FunctionCalls.All)
        {
            foreach (var client in (HttpClient[])[service.Anyone, service.Unknown, service.Agency, service.Jury, service.City])
            {
                using var content = call.Method == "POST" ? new ByteArrayContent(Encoding.UTF8.GetBytes(FunctionCalls.FileFor(call))) : null;
                var reply = await client.SendAsync(call.Method, call.Path, content);
                if (call.Function == "IssueKey" && reply.Code == 201)
                    secrets.Add(reply.Json.GetProperty("secret").GetString()!);
            }
        }

        var session = await service.SignInAsync("agency");
        await service.SendKeyAsync("yc_guessed-on-the-page");
        var page = await service.Anyone.ReadAsync("/", ("Cookie", session));
        await service.Anyone.SendFormAsync("/sign-out", page, "form.who", $"{session}; {page.Cookie("form")}");
        secrets.Add(session.Split('=', 2)[1]);
        secrets.AddRange(File.ReadAllLines(SecretFile(service)));

        Assert.Equal(service.Secrets.Count + 5, secrets.Count);
        Assert.NotEmpty(service.Logs.All);
        Assert.All(service.Logs.All, line => Assert.DoesNotContain(secrets, secret => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    private static string SecretFile(Service service) =>
        service.Store.Secrets is { } folder ? Path.Combine(folder, "secret") : $"{service.Store.Choice["sqlite:".Length..]}.secret";
}
