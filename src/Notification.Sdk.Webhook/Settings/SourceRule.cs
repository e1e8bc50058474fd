namespace Notification.Sdk.Webhook.Settings;

/// <summary>What the <c>source</c> of a CloudEvent may be.</summary>
internal static class SourceRule
{
    public const string Expected =
        "a URI reference of 1 to 256 ASCII characters without blanks, such as urn:acme:soc or /soc";

    public static bool IsGood(string source) =>
        source.Length is >= 1 and <= 256
        && !source.AsSpan().ContainsAnyExceptInRange('!', '~')
        && Uri.IsWellFormedUriString(source, UriKind.RelativeOrAbsolute);
}
