using System.Globalization;
using System.Reflection;
using System.Text;

namespace Notification.Sdk.Packaging.Tests.Api;

/// <summary>The public face of an assembly as text: a line for each type and member, sorted, so that a change of a promise is a line in a
/// diff.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(TypeText.FullName, StringComparer.Ordinal))
        {
            text.Append(TypeText.Declaration(type)).Append('\n');
            foreach (string line in Lines(type).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(Type type) =>
        typeof(Delegate).IsAssignableFrom(type) ? []
        : type.IsEnum ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : Fields(type).Concat(Constructors(type)).Concat(Properties(type)).Concat(Events(type)).Concat(Methods(type));

    private static IEnumerable<string> Fields(Type type) =>
        from field in type.GetFields(Declared)
        where IsSeen(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly)
        let form = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "")
        select $"{form}{TypeText.Of(field)} {field.Name}{(field.IsLiteral ? " = " + MemberText.Value(field.GetRawConstantValue()) : "")}";

    private static IEnumerable<string> Constructors(Type type) =>
        from constructor in type.GetConstructors(Declared)
        where IsSeen(constructor.IsPublic, constructor.IsFamily || constructor.IsFamilyOrAssembly)
        select $"{TypeText.Name(type)}({MemberText.Parameters(constructor)})";

    private static IEnumerable<string> Properties(Type type) =>
        from property in type.GetProperties(Declared)
        let accessors = property.GetAccessors(nonPublic: true).Where(IsSeen).ToList()
        where accessors.Count > 0
        select $"{MemberText.Modifiers(accessors[0])}{TypeText.Of(property)} {property.Name} {{ {MemberText.Accessors(property, IsSeen)} }}";

    private static IEnumerable<string> Events(Type type) =>
        from happening in type.GetEvents(Declared)
        where happening.AddMethod is { } add && IsSeen(add)
        select $"event {TypeText.Of(happening.EventHandlerType!)} {happening.Name}";

    private static IEnumerable<string> Methods(Type type) =>
        from method in type.GetMethods(Declared)
        where IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        where !method.Name.Contains('<', StringComparison.Ordinal) && !IsOfEveryRecord(type, method)
        select MemberText.Method(method);

    private static bool IsSeen(MethodBase method) => IsSeen(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsSeen(bool isPublic, bool isProtected) => isPublic || isProtected;

    // What the compiler gives every record says nothing.
    private static bool IsOfEveryRecord(Type type, MethodInfo method) =>
        TypeText.IsRecord(type) && method.Name is
            "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "op_Equality" or "op_Inequality" or "Deconstruct"
            or "get_EqualityContract";
}
