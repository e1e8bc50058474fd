using System.Diagnostics.CodeAnalysis;

namespace Notification.Sdk.Webhook.Signing;

/// <summary>Reads the text form of a key after Standard Webhooks 1.0: <c>whsec_</c> and the base64 of 24 to 64
/// bytes.</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int LeastBytes = 24;
    private const int MostBytes = 64;

    /// <summary>Reads a secret. Padding may be missing.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out byte[]? key)
    {
        key = null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length > 128)
        {
            return false;
        }

        string digits = text[Prefix.Length..].TrimEnd('=');
        Span<byte> bytes = stackalloc byte[96];
        if (!Convert.TryFromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='), bytes, out int length)
            || length is < LeastBytes or > MostBytes)
        {
            return false;
        }

        key = bytes[..length].ToArray();
        return true;
    }
}
