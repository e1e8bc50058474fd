using System.Globalization;
using Notification.Sdk.Email;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The mail that both sides send: a subject beyond ASCII, text and HTML.</summary>
internal static class SampleMail
{
    public const string Sender = "alerts@example.com";

    public const string Recipient = "soc@example.com";

    public const string Subject = "[High] 可疑进程 xmrig on payment-gateway-1";

    public static string Text { get; } = string.Join(
        "\r\n",
        Enumerable.Range(1, 20).Select(i => $"{i}. A process that mines was started from a hidden folder: /tmp/.x/xmrig"));

    public static string Html { get; } = "<!DOCTYPE html>\r\n<html><body>\r\n" + string.Join(
        "\r\n", Enumerable.Range(1, 20).Select(i => $"<p style=\"margin:0\">{i}. A process that mines: <b>/tmp/.x/xmrig</b></p>"))
        + "\r\n</body></html>";

    public static DateTimeOffset Date { get; } = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    public static string MessageId(int number) => string.Create(CultureInfo.InvariantCulture, $"benchmark-{number}@example.com");

    public static (MailEnvelope Envelope, MailContent Content) New(int number)
    {
        Mailbox from = Mailbox.Parse(Sender);
        Mailbox to = Mailbox.Parse(Recipient);
        return (new MailEnvelope(from, [to]), new MailContent
        {
            From = from,
            To = [to],
            Subject = Subject,
            MessageId = MessageId(number),
            Date = Date,
            Text = Text,
            Html = Html,
        });
    }
}
