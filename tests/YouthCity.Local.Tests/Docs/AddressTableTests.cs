using YouthCity.Core.Access;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Local.Tests.Docs;

/// <summary>The table of addresses in <c>docs/api.md</c> against the functions themselves.</summary>
public sealed class AddressTableTests
{
    private const string Front = "/api/contests/{contest}", Anyone = "anyone";

    private static readonly string[] s_callers = [Anyone, .. Enum.GetValues<Role>().Select(role => role.Code())];

    [Fact]
    public void Every_address_is_in_the_table_with_the_roles_that_it_is_open_to()
    {
        var served = DescribedFunction.All.Where(described => described.Path.StartsWith($"{Front}/", StringComparison.Ordinal))
            .Select(described => Line(described.Method, described.Path[Front.Length..], Callers(described.Operation))).ToList();
        Assert.InRange(served.Count, 20, 200);
        Assert.Equal(served.Order(StringComparer.Ordinal), Documented().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_role_is_in_the_table_of_roles_with_its_capabilities()
    {
        var rows = Documents.Lines("docs", "api.md").Select(Documents.Cells).Where(cells => cells.Count == 2 && s_callers.Contains(cells[0].Trim('`'))).ToList();
        Assert.Equal(
            Enum.GetValues<Role>().Select(role => $"{role.Code()}: {string.Join(", ", Capabilities.Of(role).Select(capability => $"{capability}").Order(StringComparer.Ordinal))}"),
            rows.Select(cells => $"{cells[0].Trim('`')}: {string.Join(", ", Documents.Code(cells[1]).Order(StringComparer.Ordinal))}"));
    }

    /// <summary>Whoever is answered, with less or more.</summary>
    private static IEnumerable<string> Callers(Operation operation) =>
    [
        .. operation.IsPublic ? [Anyone] : Roles(operation.Needs),
        .. Roles([.. operation.Returns.Select(returned => returned.For).OfType<Capability>()]),
    ];

    private static IEnumerable<string> Roles(IReadOnlyList<Capability> any) => Capabilities.RolesWith(any).Select(role => role.Code());

    private static IEnumerable<string> Documented() =>
        from cells in Documents.Lines("docs", "api.md").Select(Documents.Cells)
        where cells.Count == 3 && cells[0].StartsWith('`')
        let addresses = Documents.Code(cells[0]).ToList()
        from address in addresses
        select Line(addresses[0].Split(' ')[0], address.Split(' ')[^1], cells[1].Split([' ', ',', ';', ':']));

    private static string Line(string method, string path, IEnumerable<string> callers) =>
        $"{method} {path}: {string.Join(", ", s_callers.Where(caller => callers.Contains(caller, StringComparer.Ordinal)))}";
}
