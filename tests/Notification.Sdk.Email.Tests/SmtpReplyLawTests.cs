using System.Text;
using FsCheck.Fluent;
using Notification.Sdk.Email.Smtp;

namespace Notification.Sdk.Email.Tests;

/// <summary>Whatever speaks at the other end, each thing that it says is an answer fit for a receipt, or a fault with a name.</summary>
public sealed class SmtpReplyLawTests
{
    [Fact]
    public void Any_bytes_are_answers_up_to_one_fault() => Prop.ForAll(
        Damage.Of(
            "250-mx.example.com\r\n250-SIZE 52428800\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n",
            "220 mx ready\r\n550-5.1.1 no such\r\n550 5.1.1 user\r\n354 go on\n",
            "451 4.7.1 später noch einmal \u202e\r\n"),
        async bytes =>
        {
            SmtpReplyReader reader = new(new MemoryStream(bytes));
            for (int answers = 0; ; answers++)
            {
                SmtpReply reply;
                try
                {
                    reply = await reader.ReadAsync(CancellationToken.None);
                }
                catch (SmtpFaultException fault)
                {
                    Assert.Contains(fault.Fault.Code, new[] { "protocol", "lost" });
                    Assert.DoesNotContain(fault.Fault.Detail, char.IsControl);
                    return;
                }

                Assert.True(answers < bytes.Length, "It answers more than was said.");
                Assert.InRange(reply.Code, 200, 599);
                Assert.True(reply.Text.Length <= 301 && !reply.ToString().Any(char.IsControl), reply.Text);
            }
        }).Holds(2000);
}
