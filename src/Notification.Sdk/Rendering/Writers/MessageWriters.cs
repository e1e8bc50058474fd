namespace Notification.Sdk.Rendering.Writers;

/// <summary>The writer of each form.</summary>
internal static class MessageWriters
{
    private static readonly BlockMessageWriter Text = new(new TextBlocks());
    private static readonly BlockMessageWriter Markdown = new(new MarkdownBlocks());
    private static readonly BlockMessageWriter Html = new(new HtmlBlocks());
    private static readonly SmsWriter Sms = new();

    /// <exception cref="ArgumentOutOfRangeException">The form is not defined.</exception>
    public static IMessageWriter For(MessageFormat format) => format switch
    {
        MessageFormat.Text => Text,
        MessageFormat.Markdown => Markdown,
        MessageFormat.Html => Html,
        MessageFormat.Sms => Sms,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The form is not one of MessageFormat."),
    };
}
