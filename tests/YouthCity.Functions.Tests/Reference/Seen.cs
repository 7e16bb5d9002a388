using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using YouthCity.Core;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Tests.Reference;

/// <summary>What the code of a function shows of it, apart from what is said of it.</summary>
/// <param name="Operations">The functions whose operations it names itself.</param>
/// <param name="Unnamed">How often it reads a parameter of the query without saying there which.</param>
public sealed partial record Seen(
    IReadOnlySet<ProblemCode> Problems, IReadOnlySet<string> Query, int Unnamed, IReadOnlySet<string> Headers, IReadOnlySet<Type> Json, bool WritesCsv, Pipeline Pipeline, IReadOnlyList<string> Operations)
{
    /// <summary>What OpenAPI has other places for, and what every answer with an ETag reads.</summary>
    private static readonly string[] s_elsewhere = ["Host", "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Content-Type", "Cookie", "If-None-Match"];

    public static Seen In(MethodBase method)
    {
        var methods = CodeOf.Reached(method, IsDoor);
        var calls = methods.SelectMany(code => code).Select(instruction => instruction.Operand).OfType<MethodBase>().ToList();
        var reads = methods.SelectMany(code => code.Zip(code.Skip(1))).Where(pair => IsQuery(pair.Second.Operand)).Select(pair => pair.First.Operand as string).ToList();
        return new(
            calls.Select(ProblemOf).OfType<ProblemCode>().ToHashSet(),
            reads.OfType<string>().ToHashSet(StringComparer.Ordinal),
            reads.Count(name => name is null),
            calls.Where(IsHeader).Select(call => Capital().Replace(call.Name["get_".Length..], "-$0")).Except(s_elsewhere).ToHashSet(StringComparer.Ordinal),
            calls.Where(call => call.DeclaringType == typeof(YouthCity.Functions.Web.Answers.Json) && call.IsGenericMethod).Select(call => call.GetGenericArguments()[0])
                .Where(type => type != typeof(ProblemDetails)).ToHashSet(),
            calls.Any(call => call.DeclaringType == typeof(CsvTable) && call.Name == nameof(CsvTable.Write)),
            calls.Find(IsDoor)?.DeclaringType switch
            {
                null => Pipeline.None,
                var door => door == typeof(ApiPipeline) ? Pipeline.Api : Pipeline.Page,
            },
            [.. CodeOf.Instructions(method).Select(instruction => Value(instruction.Operand)).OfType<Operation>().Select(operation => operation.Function)]);
    }

    private static bool IsDoor(MethodBase call) => call.Name == nameof(ApiPipeline.OpenAsync) && (call.DeclaringType == typeof(ApiPipeline) || call.DeclaringType == typeof(PagePipeline));

    /// <summary>The kind of refusal that a call takes from the table of them; null for any other call.</summary>
    public static ProblemCode? ProblemOf(MethodBase call) =>
        call.DeclaringType == typeof(ProblemCodes) && call is MethodInfo getter ? getter.Invoke(null, null) as ProblemCode : null;

    private static bool IsQuery(object? called) => called is MethodBase { Name: "get_Item" or "TryGetValue" or "ContainsKey" } call && call.DeclaringType == typeof(IQueryCollection);

    /// <summary>A header of the request or the answer that is read; those that are set are not of interest.</summary>
    private static bool IsHeader(MethodBase call) => call.DeclaringType == typeof(IHeaderDictionary) && call.Name.StartsWith("get_", StringComparison.Ordinal) && call.Name != "get_Item";

    private static object? Value(object? operand) => operand switch
    {
        FieldInfo { IsStatic: true } field when field.FieldType == typeof(Operation) => field.GetValue(null),
        MethodInfo { IsStatic: true } getter when getter.ReturnType == typeof(Operation) && getter.GetParameters().Length == 0 => getter.Invoke(null, null),
        _ => null,
    };

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Capital();
}
