using System.Text;
using MailKit.Net.Smtp;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.MailKit;

/// <summary>Takes secrets out of a server's answers, should it repeat them.</summary>
internal sealed class SecretMask
{
    private readonly List<string> _secrets = [];

    public void Hide(string secret, params string[] sentAs)
    {
        foreach (string text in (string[])[secret, .. sentAs])
        {
            if (text.Length == 0)
                continue;
            _secrets.Add(text);
            _secrets.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }
    }

    public SmtpReply Read(SmtpStatusCode code, string text) => Read((int)code, text);

    public SmtpReply Read(int code, string text)
    {
        foreach (string secret in _secrets)
            text = text.Replace(secret, "********", StringComparison.OrdinalIgnoreCase);
        return new SmtpReply(code, text.Split('\n'));
    }
}
