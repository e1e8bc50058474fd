using System.Text.RegularExpressions;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>A name that may stand in SQL.</summary>
/// <param name="Plain">The name.</param>
internal readonly partial record struct SchemaName(string Plain)
{
    /// <summary>The name in quotes.</summary>
    public string Quoted => $"\"{Plain}\"";

    /// <exception cref="ArgumentException">It may not.</exception>
    public static SchemaName Of(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return Identifier().IsMatch(name)
            ? new SchemaName(name)
            : throw new ArgumentException("A name is 1 to 48 lower-case letters, digits and '_', the first no digit.", parameter);
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,47}\z")]
    private static partial Regex Identifier();
}
