using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Reference;

[OwnProcess]
public sealed class ProblemCodeTests
{
    [Fact]
    public void No_two_kinds_of_refusal_have_one_name() => Assert.Distinct(ProblemCodes.All.Select(code => code.Name));

    [Fact]
    public void Every_code_is_of_some_function_or_of_an_address_that_is_none() => Assert.Equal(
        ProblemCodes.All.OrderBy(code => code.Name, StringComparer.Ordinal),
        DescribedFunction.All.SelectMany(described => described.Operation.AllProblems).Concat([ProblemCodes.MethodNotAllowed, ProblemCodes.NotFound])
            .Distinct().OrderBy(code => code.Name, StringComparer.Ordinal));
}
