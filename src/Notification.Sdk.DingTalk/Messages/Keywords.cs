namespace Notification.Sdk.DingTalk.Messages;

/// <summary>The robot's custom keywords.</summary>
internal static class Keywords
{
    /// <summary>Appends the first keyword to a text that holds none: a security notification must not be refused for
    /// want of a word. Compared as the vendor does, with case. Title and text are stamped each for itself, since the
    /// vendor does not say in which of the two it looks.</summary>
    public static string Stamp(string text, IReadOnlyList<string> keywords, string separator) =>
        keywords.Count == 0 || keywords.Any(keyword => text.Contains(keyword, StringComparison.Ordinal))
            ? text
            : text + separator + keywords[0];
}
