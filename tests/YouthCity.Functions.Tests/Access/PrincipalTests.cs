using System.Text;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Access;

/// <summary>People whom App Service authentication has signed in.</summary>
public sealed class PrincipalTests
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL", Group = "7b1c6a2e-jury";

    [Fact]
    public async Task Where_no_principal_has_a_role_the_header_is_nobodys()
    {
        await using var service = await Service.StartAsync();
        Assert.False(await SeesRankingAsync(service, Principal(("oid", "1"), ("groups", Group))));
    }

    [Fact]
    public async Task A_principal_with_a_mapped_claim_has_its_role_on_pages_and_not_on_the_api()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { Principals = $"jury={Group}; city:osh=mayor@osh.example" });
        var juror = Principal(("oid", "1"), ("groups", "another"), ("groups", Group), ("name", "Айгүл"));
        Assert.True(await SeesRankingAsync(service, juror));
        Assert.False(await SeesRankingAsync(service, Principal(("oid", "1"), ("groups", "another"))));
        Assert.False(await SeesRankingAsync(service, Principal(("groups", Group))));
        Assert.False(await SeesRankingAsync(service, Principal(("oid", "2"), ("preferred_username", "mayor@osh.example"))));
        Assert.Equal(401, (await service.Anyone.ReadOfAsync("scores", (Header, juror))).Code);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("e30=")]
    [InlineData("bnVsbA==")]
    [InlineData("W10=")]
    [InlineData("eyJjbGFpbXMiOlt7InR5cCI6MX1dfQ==")]
    public async Task A_header_that_is_no_principal_is_nobodys(string header)
    {
        await using var service = await Service.StartAsync(new ServiceSetup { Principals = $"jury={Group}" });
        Assert.False(await SeesRankingAsync(service, header));
    }

    [Theory]
    [InlineData("judge=x")]
    [InlineData("jury")]
    [InlineData("jury=")]
    [InlineData("city=x")]
    [InlineData("agency:osh=x")]
    public async Task A_mapping_that_cannot_be_meant_keeps_the_service_from_starting(string principals) =>
        await Assert.ThrowsAsync<FormatException>(() => Service.StartAsync(new ServiceSetup { Principals = principals }));

    private static string Principal(params (string Type, string Value)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$"""{"auth_typ":"aad","claims":[{{string.Join(',', claims.Select(claim => $$"""{"typ":"{{claim.Type}}","val":"{{claim.Value}}"}"""))}}],"name_typ":"name","role_typ":"roles"}"""));

    private static async Task<bool> SeesRankingAsync(Service service, string principal) =>
        (await service.Anyone.ReadAsync("/contests/2020/result", (Header, principal))).Html().QuerySelector(".rank") is not null;
}
