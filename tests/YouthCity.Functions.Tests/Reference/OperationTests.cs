using System.Reflection;
using Microsoft.AspNetCore.Http;
using YouthCity.Core.Access;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Reference;

/// <summary>What is said of a function against what its code does.</summary>
[OwnProcess]
public sealed class OperationTests
{
    public static TheoryData<string> EveryFunction { get; } = [.. HttpFunction.All.Select(function => function.Name)];

    [Fact]
    public void Every_function_has_an_operation_beside_it_and_no_operation_is_without_a_function()
    {
        Assert.Equal(HttpFunction.All.Count, DescribedFunction.All.Count);
        var operations = typeof(Operation).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Operation)).Select(field => ((Operation)field.GetValue(null)!).Function);
        Assert.Empty(operations.Except(HttpFunction.All.Select(function => function.Name)));
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public void The_pipeline_is_given_the_functions_own_operation(string function)
    {
        var (operation, seen) = Of(function);
        Assert.Equal(seen.Pipeline, operation.Pipeline);
        if (seen.Pipeline == Pipeline.Api)
        {
            Assert.Equal([function], seen.Operations);
            Assert.True(!operation.IsOfContest || HttpFunction.All.Single(known => known.Name == function).Route.Contains("{contest}", StringComparison.Ordinal), function);
        }
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public void Every_problem_that_a_function_can_refuse_with_is_named_and_no_other(string function)
    {
        var (operation, seen) = Of(function);
        var named = operation.Problems.Concat(operation.Returns.SelectMany(returned => returned.Problems)).Distinct();
        Assert.True(seen.Problems.SetEquals(named), $"{function} can refuse with: {Listed(seen.Problems.Select(code => code.Name))}; its operation names: {Listed(named.Select(code => code.Name))}.");
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public void Every_parameter_that_a_function_reads_is_named_and_no_other(string function)
    {
        var (operation, seen) = Of(function);
        Assert.True(seen.Unnamed == 0, $"{function} reads a parameter of the query by a name that stands elsewhere; write request.Query[\"name\"].");
        var query = Named(operation, ParameterLocation.Query);
        Assert.True(seen.Query.SetEquals(query), $"{function} reads of the query: {Listed(seen.Query)}; its operation names: {Listed(query)}.");
        var headers = Named(operation, ParameterLocation.Header).Except(["If-None-Match"], StringComparer.Ordinal);
        Assert.True(seen.Headers.SetEquals(headers), $"{function} reads the headers: {Listed(seen.Headers)}; its operation names: {Listed(headers)}.");
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public void Every_answer_that_a_function_gives_is_named_and_no_other(string function)
    {
        var (operation, seen) = Of(function);
        var types = operation.Returns.Select(returned => returned.Type).OfType<Type>().ToHashSet();
        Assert.True(seen.Json.SetEquals(types), $"{function} answers with: {Listed(seen.Json.Select(type => type.Name))}; its operation names: {Listed(types.Select(type => type.Name))}.");
        Assert.Equal(seen.WritesCsv, operation.Returns.Any(returned => returned.MediaTypes.Contains(Returned.Csv)));
    }

    [Fact]
    public void The_pipeline_names_every_problem_that_it_refuses_with()
    {
        var reached = CodeOf.Reached(typeof(ApiPipeline).GetMethod(nameof(ApiPipeline.OpenAsync), [typeof(HttpRequest), typeof(string), typeof(Operation), typeof(Func<ApiRequest, Task<IResult>>)])!, _ => false)
            .SelectMany(code => code).Select(instruction => instruction.Operand).OfType<MethodBase>().Select(Seen.ProblemOf).OfType<ProblemCode>().ToHashSet();
        Assert.True(reached.SetEquals(Operation.PipelineProblems(isPublic: false, stores: true)), Listed(reached.Select(code => code.Name)));
        Assert.Equal([ProblemCodes.UnknownContest], Operation.PipelineProblems(isPublic: false, stores: true).Except(Operation.PipelineProblems(isPublic: false, stores: true, isOfContest: false)));
        Assert.Equal([ProblemCodes.NoKey, ProblemCodes.Forbidden], Operation.PipelineProblems(isPublic: false, stores: false).Except(Operation.PipelineProblems(isPublic: true, stores: false)));
    }

    [Fact]
    public void The_reading_of_code_sees_what_lambdas_and_awaited_methods_do()
    {
        var seen = Of("ApplicationsUpload").Seen;
        Assert.All([ProblemCodes.NoFile, ProblemCodes.OverlappingChange, ProblemCodes.FileRefused], code => Assert.Contains(code, seen.Problems));
        Assert.All(["dryRun", "reason"], name => Assert.Contains(name, seen.Query));
        Assert.Equal(["If-Match"], seen.Headers);
    }

    private static (Operation Operation, Seen Seen) Of(string function)
    {
        var described = DescribedFunction.All.Single(described => described.Function.Name == function);
        return (described.Operation, Seen.In(described.Function.Method));
    }

    private static IEnumerable<string> Named(Operation operation, ParameterLocation place) =>
        operation.Parameters.Concat(operation.Returns.SelectMany(returned => returned.Parameters))
            .Where(parameter => parameter.Location == place).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal);

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
