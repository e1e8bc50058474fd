using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notification.Sdk.Packaging.Tests.Api;

/// <summary>Members as C# writes them.</summary>
internal static class MemberText
{
    public static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        string extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {method.Name}{generic}({extends}{Parameters(method)})";
    }

    public static string Modifiers(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static "
            : method.DeclaringType!.IsInterface ? method.IsAbstract ? "" : "default "
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual " : "");

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    public static string Accessors(PropertyInfo property, Func<MethodBase, bool> isSeen)
    {
        List<string> accessors = [];
        if (property.GetMethod is { } get && isSeen(get))
        {
            accessors.Add("get;");
        }

        if (property.SetMethod is { } set && isSeen(set))
        {
            bool isInit = set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
            bool isRequired = property.IsDefined(typeof(RequiredMemberAttribute));
            accessors.Add((isRequired ? "required " : "") + (isInit ? "init;" : "set;"));
        }

        return string.Join(' ', accessors);
    }

    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Parameter(ParameterInfo parameter)
    {
        string by = !parameter.ParameterType.IsByRef ? parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in " : "ref ";
        string text = $"{by}{TypeText.Of(parameter)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Default(parameter)}" : text;
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, parameter.RawDefaultValue!).ToString()!
        : parameter.RawDefaultValue is null && parameter.ParameterType.IsValueType ? "default"
        : Value(parameter.RawDefaultValue);
}
