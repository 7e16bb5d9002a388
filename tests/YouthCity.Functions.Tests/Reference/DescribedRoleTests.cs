using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Reference;

public sealed class DescribedRoleTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [MemberData(nameof(Documented.EveryOperation), MemberType = typeof(Documented))]
    public async Task Those_whom_the_document_names_are_let_in_and_no_others(string id)
    {
        var operation = await Documented.FindAsync(filled.Service, id);
        foreach (var caller in Documented.Callers)
        {
            var reply = await operation.SendAsync(filled.Service, operation.Example, caller);
            Assert.True((operation.MayCall(caller) || await IsOpenedAsync(operation)) == (reply.Code is not (401 or 403)), $"{id}, {caller}: {reply.Code}");
            operation.AssertDescribes(reply);
        }
    }

    /// <summary>Whether the operation is one that everyone may call once a result is published, and one is.</summary>
    private async Task<bool> IsOpenedAsync(Documented operation) =>
        operation.Operation["description"] is not null
        && (await filled.Service.Anyone.ReadOfAsync("publications")).Json.GetProperty("publications").GetArrayLength() > 0;
}
