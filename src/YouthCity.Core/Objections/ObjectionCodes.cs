using System.Diagnostics;

namespace YouthCity.Core.Objections;

/// <summary>Subjects and outcomes of objections as addresses and documents name them.</summary>
public static class ObjectionCodes
{
    public static string Code(this ObjectionSubject subject) => subject switch
    {
        ObjectionSubject.Value => "value",
        ObjectionSubject.Mark => "mark",
        ObjectionSubject.Order => "order",
        _ => throw new UnreachableException($"Subject {subject} has no code."),
    };

    public static string Code(this ObjectionOutcome outcome) => outcome switch
    {
        ObjectionOutcome.Upheld => "upheld",
        ObjectionOutcome.Rejected => "rejected",
        _ => throw new UnreachableException($"Outcome {outcome} has no code."),
    };

    /// <summary>Null if there is no such subject.</summary>
    public static ObjectionSubject? TrySubject(string? code) => Find<ObjectionSubject>(code, subject => subject.Code());

    /// <summary>Null if there is no such outcome.</summary>
    public static ObjectionOutcome? TryOutcome(string? code) => Find<ObjectionOutcome>(code, outcome => outcome.Code());

    private static T? Find<T>(string? code, Func<T, string> codeOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (codeOf(value) == code)
                return value;
        }

        return null;
    }
}
