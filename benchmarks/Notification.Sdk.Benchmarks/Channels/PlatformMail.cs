using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The same mails through the platform's own client. A client carries one mail at a time, so each worker has
/// its own.</summary>
internal sealed class PlatformMail(int port, int workers) : IDisposable
{
    private readonly SmtpClient[] _clients = [.. Enumerable.Range(0, workers).Select(_ => new SmtpClient("127.0.0.1", port))];

    public async Task SendAsync(int worker, int number)
    {
        using var mail = new MailMessage(SampleMail.Sender, SampleMail.Recipient)
        {
            Subject = SampleMail.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{SampleMail.MessageId(number)}>");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            SampleMail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(
            SampleMail.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        await _clients[worker].SendMailAsync(mail);
    }

    public void Dispose()
    {
        foreach (SmtpClient client in _clients)
            client.Dispose();
    }
}
