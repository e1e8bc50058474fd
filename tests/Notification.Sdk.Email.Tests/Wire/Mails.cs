using Notification.Sdk.Email.Tests.Doubles;

namespace Notification.Sdk.Email.Tests.Wire;

internal static class Mails
{
    public static MailEnvelope Envelope(params string[] recipients) =>
        new(Mailbox.Parse("alerts@example.com"), recipients.Select(Mailbox.Parse));

    public static MailContent Content(
        string text = "text", string to = "a@example.org", string subject = "Subject", string id = "m-1") =>
        new()
        {
            From = Mailbox.Parse("Security <alerts@example.com>"),
            To = [Mailbox.Parse(to)],
            Subject = subject,
            MessageId = $"{id}@example.com",
            Date = new DateTimeOffset(2026, 3, 1, 9, 5, 7, TimeSpan.FromHours(8)),
            Text = text,
        };

    public static EmailOptions Options(int port, Action<SmtpOptions>? change = null)
    {
        EmailOptions options = new()
        {
            From = "Security <alerts@example.com>",
            Smtp = { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None },
        };
        change?.Invoke(options.Smtp);
        return options;
    }

    public static Smtp.SmtpMailTransport Transport(
        int port, Action<SmtpOptions>? change = null, TimeProvider? time = null) =>
        new(new OptionsDouble(Options(port, change)), time);
}
