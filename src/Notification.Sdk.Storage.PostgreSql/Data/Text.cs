using System.Text;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Text as PostgreSQL can hold it: what it cannot — NUL, and halves of surrogate pairs — becomes U+FFFD. Bodies of legs are bytes, and
/// stay as they are.</summary>
internal static class Text
{
    private const char Replacement = '\uFFFD';

    public static string? OrNull(string? text) => text is null ? null : Of(text);

    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', Replacement);
}
