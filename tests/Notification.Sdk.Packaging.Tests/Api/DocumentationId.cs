using System.Reflection;

namespace Notification.Sdk.Packaging.Tests.Api;

/// <summary>The names of types and members as the compiler writes them into the documentation file.</summary>
internal static class DocumentationId
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All that a user of the assembly sees and somebody has written: not what the compiler makes of a record.</summary>
    public static IEnumerable<MemberInfo> Written(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from member in type.GetMembers(Declared).Where(IsSeen).Where(member => !IsMade(type, member)).Prepend(type)
        select member;

    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + NameOf(type),
        FieldInfo => "F:" + Path(member),
        EventInfo => "E:" + Path(member),
        PropertyInfo property => "P:" + Path(member) + Parameters(property.GetIndexParameters()),
        MethodBase { IsGenericMethod: true } method =>
            $"M:{Path(member)}``{method.GetGenericArguments().Length}{Parameters(method.GetParameters())}{Result(method)}",
        MethodBase method => "M:" + Path(member) + Parameters(method.GetParameters()) + Result(method),
        _ => throw new ArgumentException($"{member} has no documentation.", nameof(member)),
    };

    private static bool IsSeen(MemberInfo member) => member switch
    {
        Type => false, // Nested types are exported types themselves.
        FieldInfo field => field is { IsSpecialName: false } && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsSeenMethod),
        EventInfo @event => IsSeenMethod(@event.AddMethod!),
        MethodBase method => IsSeenMethod(method)
            && (!method.IsSpecialName || method is ConstructorInfo || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsSeenMethod(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsMade(Type type, MemberInfo member) =>
        member.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null
        || member is MethodInfo { Name: "Deconstruct" or "<Clone>$" } or PropertyInfo { Name: "EqualityContract" }
        || (member is MethodInfo method && typeof(Delegate).IsAssignableFrom(type) && method.Name.Contains("Invoke", StringComparison.Ordinal))
        || (member is ConstructorInfo constructor && (constructor.GetParameters().Length == 0 || typeof(Delegate).IsAssignableFrom(type)));

    private static string Path(MemberInfo member) => $"{NameOf(member.DeclaringType!)}.{member.Name.Replace('.', '#')}";

    private static string Parameters(ParameterInfo[] parameters) => parameters.Length == 0
        ? ""
        : $"({string.Join(',', parameters.Select(parameter => Written(parameter.ParameterType)))})";

    private static string Result(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? "~" + Written(conversion.ReturnType) : "";

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Written(Type type)
    {
        if (type.IsByRef)
        {
            return Written(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Written(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        string name = NameOf(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(Written))}}}"
            : name;
    }
}
