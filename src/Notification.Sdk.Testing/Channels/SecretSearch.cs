using System.Text;

namespace Notification.Sdk.Testing.Channels;

/// <summary>Finds a secret as it is and in the forms that it takes on its way.</summary>
internal static class SecretSearch
{
    public static bool Finds(string secret, string text) =>
        FormsOf(secret).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text, fit to be shown: at most 300 characters around the first find, with the secrets blotted out.</summary>
    public static string Blot(string text, IEnumerable<string> secrets)
    {
        foreach (string form in secrets.SelectMany(FormsOf))
        {
            text = text.Replace(form, "█", StringComparison.OrdinalIgnoreCase);
        }

        int at = Math.Max(0, text.IndexOf('█', StringComparison.Ordinal) - 150);
        return text[at..Math.Min(text.Length, at + 300)];
    }

    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=');
    }
}
