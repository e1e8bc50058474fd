namespace Notification.Sdk.Email.Settings;

/// <summary>List-Unsubscribe (RFC 2369) and List-Unsubscribe-Post (RFC 8058).</summary>
internal static class UnsubscribeHeaders
{
    /// <summary>The setting of an endpoint that goes before the option of the same name.</summary>
    public const string UriSetting = nameof(EmailOptions.ListUnsubscribe);

    public const string PostSetting = nameof(EmailOptions.ListUnsubscribePost);

    /// <summary>What is wrong with the address, and the mend; null when it will do.</summary>
    public static string? Find(string? uri, bool post)
    {
        if (string.IsNullOrEmpty(uri))
            return post ? "a POST without an address: give an https address." : null;

        bool isUri = uri.Length <= 900
            && uri.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            && uri.AsSpan().IndexOfAny("<>,\"") < 0
            && Uri.TryCreate(uri, UriKind.Absolute, out Uri? parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeMailto && !post));
        return isUri
            ? null
            : "not an address for this: give an https or mailto address of at most 900 characters, without spaces, "
                + "commas and angle brackets; a one-click POST needs https.";
    }

    /// <exception cref="MailFormatException">The endpoint's setting will not do.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Make(
        EmailOptions options, IReadOnlyDictionary<string, string> settings)
    {
        string? uri = settings.TryGetValue(UriSetting, out string? own) ? own : options.ListUnsubscribe;
        bool post = settings.TryGetValue(PostSetting, out string? ownPost)
            ? string.Equals(ownPost, bool.TrueString, StringComparison.OrdinalIgnoreCase)
            : options.ListUnsubscribePost && own is null;
        if (Find(uri, post) is { } fault)
            throw new MailFormatException($"The endpoint's setting {UriSetting}: {fault}");
        if (string.IsNullOrEmpty(uri))
            yield break;

        yield return new("List-Unsubscribe", $"<{uri}>");
        if (post)
            yield return new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
