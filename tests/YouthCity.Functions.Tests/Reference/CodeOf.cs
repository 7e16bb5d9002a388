using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace YouthCity.Functions.Tests.Reference;

/// <summary>The compiled code that a function can come to: its own, its lambdas', and that of everything of ours that they call.</summary>
public static class CodeOf
{
    /// <summary>What codes of two bytes begin with.</summary>
    private const byte TwoBytes = 0xFE;

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> s_codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The instructions of every method that can be come to, in the order of each method.</summary>
    /// <param name="except">Calls of these are seen and not followed.</param>
    public static IReadOnlyList<IReadOnlyList<Instruction>> Reached(MethodBase start, Func<MethodBase, bool> except)
    {
        var (seen, waiting, reached) = (new HashSet<MethodBase> { start }, new Queue<MethodBase>([start]), new List<IReadOnlyList<Instruction>>());
        while (waiting.TryDequeue(out var method))
        {
            var instructions = Instructions(method);
            reached.Add(instructions);
            foreach (var next in instructions.Select(instruction => instruction.Operand).OfType<MethodBase>().Concat(StateMachine(method)))
            {
                if (next.Module == start.Module && !except(next) && seen.Add(next))
                    waiting.Enqueue(next);
            }
        }

        return reached;
    }

    /// <summary>What the compiler made of an async method or an iterator.</summary>
    private static IEnumerable<MethodBase> StateMachine(MethodBase method) =>
        method.GetCustomAttribute<StateMachineAttribute>() is { } machine ? [Closed(machine.StateMachineType, method).GetMethod("MoveNext", Everything)!] : [];

    /// <summary>The type for the type arguments that the method is called with.</summary>
    private static Type Closed(Type machine, MethodBase method) => machine.IsGenericTypeDefinition
        ? machine.MakeGenericType([.. method.DeclaringType!.GetGenericArguments(), .. method.IsGenericMethod ? method.GetGenericArguments() : []])
        : machine;

    public static IReadOnlyList<Instruction> Instructions(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes)
            return [];
        var instructions = new List<Instruction>();
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == TwoBytes ? s_codes[unchecked((short)((TwoBytes << 8) | bytes[at + 1]))] : s_codes[bytes[at]];
            at += code.Size;
            instructions.Add(new(code, Operand(method, code, bytes, at)));
            at += Size(code, bytes, at);
        }

        return instructions;
    }

    private static object? Operand(MethodBase method, OpCode code, byte[] bytes, int at)
    {
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return code.OperandType switch
        {
            OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
            OperandType.InlineMethod => method.Module.ResolveMethod(BitConverter.ToInt32(bytes, at), types, ofMethod),
            OperandType.InlineField => method.Module.ResolveField(BitConverter.ToInt32(bytes, at), types, ofMethod),
            _ => null,
        };
    }

    private static int Size(OpCode code, byte[] bytes, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };
}

/// <param name="Operand">The string, method or field that it names.</param>
public sealed record Instruction(OpCode Code, object? Operand);
