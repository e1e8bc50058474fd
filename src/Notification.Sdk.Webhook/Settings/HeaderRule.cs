using System.Buffers;

namespace Notification.Sdk.Webhook.Settings;

/// <summary>Which headers an endpoint may add. Values are visible ASCII and blanks, so that no value can start a header
/// of its own.</summary>
internal static class HeaderRule
{
    private const int LongestValue = 4096;

    // RFC 9110 section 5.6.2.
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // The framing of the message and the hops on its way are ours (RFC 9110 section 7.6.1).
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect",
        "Idempotency-Key", "HTTP2-Settings", "Max-Forwards", "Via",
    };

    // So are the body's description, the signature, and what the signature covers.
    private static readonly string[] OurPrefixes = ["Content-", "Proxy-", "webhook-", "svix-", "ce-"];

    public static string? FindFault(string name, string value)
    {
        if (name.Length is 0 or > 128 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            return "The name of a header setting is not the name of a header: write header.<Name> with letters, digits "
                + "and -.";
        }

        if (Ours.Contains(name)
            || OurPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return $"The header '{name}' is set by the channel itself: remove it from the settings.";
        }

        return value.Length > LongestValue || value.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? $"The value of the header '{name}' holds line breaks, control characters or characters beyond ASCII, or is "
                + $"longer than {LongestValue}: write visible ASCII characters and blanks only."
            : null;
    }
}
