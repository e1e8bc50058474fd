using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notification.Sdk.Packaging.Tests.Api;

/// <summary>Types as C# writes them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Declaration(Type type)
    {
        string kind = type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate " + MemberText.Method(type.GetMethod("Invoke")!)
            : (type.IsValueType ? "struct" : "class") + (IsRecord(type) ? " record" : "");
        string modifiers = type.IsInterface || type.IsValueType || typeof(Delegate).IsAssignableFrom(type) ? ""
            : type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract ? "abstract "
            : type.IsSealed ? "sealed " : "";
        List<string> bases =
        [
            .. type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType && parent != typeof(MulticastDelegate)
                ? new[] { Of(parent) } : [],
            .. type.GetInterfaces().Where(face => face.IsPublic && !IsInherited(type, face) && face.Name != "IEquatable`1").Select(Of)
                .Order(StringComparer.Ordinal),
        ];
        return $"{modifiers}{kind} {FullName(type)}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}";
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    public static string FullName(Type type) => type.Namespace + "." + Name(type);

    public static string Of(FieldInfo field) => Of(Nullability.Create(field));

    public static string Of(PropertyInfo property) => Of(Nullability.Create(property));

    public static string Of(ParameterInfo parameter) => parameter.ParameterType.IsByRef
        ? Of(parameter.ParameterType.GetElementType()!)
        : Of(Nullability.Create(parameter));

    public static string Of(Type type) => Format(type, type.GetGenericArguments().Select(Of));

    public static string Name(Type type)
    {
        string plain = type.Name.Split('`')[0];
        Type[] arguments = type.GetGenericArguments();
        string own = arguments.Length == 0 ? plain : $"{plain}<{string.Join(", ", arguments.Select(Of))}>";
        return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{own}" : own;
    }

    private static string Of(NullabilityInfo info)
    {
        Type? valueType = Nullable.GetUnderlyingType(info.Type);
        if (valueType is not null)
        {
            return Of(valueType) + "?";
        }

        string text = info.Type.IsArray && info.ElementType is { } element
            ? Of(element) + "[]"
            : Format(info.Type, info.GenericTypeArguments.Select(Of));
        bool isNullable = !info.Type.IsValueType && (info.ReadState == NullabilityState.Nullable);
        return isNullable ? text + "?" : text;
    }

    private static string Format(Type type, IEnumerable<string> arguments)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (Nullable.GetUnderlyingType(type) is { } valueType)
        {
            return Of(valueType) + "?";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        List<string> shown = [.. arguments];
        if (type.IsGenericType && type.GetGenericTypeDefinition().Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
        {
            return $"({string.Join(", ", shown)})";
        }

        return shown.Count == 0 ? Name(type) : $"{type.Name.Split('`')[0]}<{string.Join(", ", shown)}>";
    }

    private static bool IsInherited(Type type, Type face) =>
        (type.BaseType is { } parent && face.IsAssignableFrom(parent))
        || type.GetInterfaces().Any(other => other != face && face.IsAssignableFrom(other));
}
