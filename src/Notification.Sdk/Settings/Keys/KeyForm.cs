using System.Globalization;
using System.Text.Json;

namespace Notification.Sdk.Settings.Keys;

/// <summary>The forms of single values: words, times, numbers.</summary>
internal static class KeyForm
{
    /// <summary>What to write instead; null when the value has the form that the schema asks for.</summary>
    public static string? Mend(JsonElement node, string value)
    {
        string type = node.TryGetProperty("type", out JsonElement types) ? types.GetRawText() : "";
        if (value.Length == 0 && type.Contains("null", StringComparison.Ordinal))
        {
            return null;
        }

        if (node.TryGetProperty("enum", out JsonElement words))
        {
            return AreKnown(words, value) ? null : $"it is not known. Use one of {Listed(words)}.";
        }

        if (node.TryGetProperty("anyOf", out JsonElement forms))
        {
            words = forms[0].GetProperty("enum");
            return AreKnown(words, value.Split(',')) ? null : $"a word of these is not known. Use {Listed(words)}, several with commas between them.";
        }

        if (node.TryGetProperty("pattern", out _))
        {
            return value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(value, "c", CultureInfo.InvariantCulture, out _)
                ? null
                : "it is no span of time. Write hours, minutes and seconds, such as 00:05:00, with days before them 1.00:00:00.";
        }

        if (node.TryGetProperty("format", out _))
        {
            return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _)
                ? null
                : "it is no instant. Write date, time and offset, such as 2026-03-02T13:00:00Z.";
        }

        return type.Contains("integer", StringComparison.Ordinal)
            ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "it is no whole number up to 2147483647. Write one without units and blanks."
            : type.Contains("number", StringComparison.Ordinal)
            ? double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "it is no number. Write one with a point, such as 0.5."
            : type.Contains("boolean", StringComparison.Ordinal)
            ? bool.TryParse(value, out _) ? null : "it is neither yes nor no. Write true or false."
            : type.Length == 0 ? "it is given in code only. Take it out of the configuration."
            : null;
    }

    private static bool AreKnown(JsonElement words, params IEnumerable<string> given) => given.All(
        word => words.EnumerateArray().Any(known => Same(known, word)));

    private static bool Same(JsonElement known, string word) =>
        string.Equals(known.GetString(), word.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Listed(JsonElement words) => string.Join(", ", words.EnumerateArray().Select(word => word.GetString()));
}
