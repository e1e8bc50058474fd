using Notification.Sdk.Email.Tests.Doubles;

namespace Notification.Sdk.Email.MailKit.Tests;

internal static class Mails
{
    public static MailEnvelope Envelope(params string[] recipients) =>
        new(Mailbox.Parse("alerts@example.com"), recipients.Select(Mailbox.Parse));

    public static MailContent Content(string text = "text", string to = "a@example.org", string id = "m-1") => new()
    {
        From = Mailbox.Parse("告警中心 <alerts@example.com>"),
        To = [Mailbox.Parse(to)],
        Subject = "【严重】服务器 web-01 发现可疑登录：来自 203.0.113.7 的管理员登录，请立即处理",
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

    public static MailKitMailTransport Transport(
        int port, Action<SmtpOptions>? change = null, TimeProvider? time = null, MailKitOptions? own = null) =>
        new(new OptionsDouble(Options(port, change)), Microsoft.Extensions.Options.Options.Create(own ?? new()), time);
}
