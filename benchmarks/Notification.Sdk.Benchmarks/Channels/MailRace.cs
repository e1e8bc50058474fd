using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Email;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>The transport of the e-mail package over its pool of four connections beside four of the platform's own clients,
/// which each keep their connection too.</summary>
internal static class MailRace
{
    private const int Connections = 4;

    public static async Task RunAsync(Effort effort)
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        using var platform = new PlatformMail(sink.Port, Connections);
        await using ServiceProvider services = NewServices(sink.Port);
        IMailTransport transport = services.GetRequiredService<IMailTransport>();
        await new Race(Connections, effort.Mails).RunAsync(
            $"{effort.Mails} mails over {Connections} connections",
            Math.Min(effort.WarmUp, 1),
            effort.MailRounds,
            [
                new("System.Net.Mail.SmtpClient, four of them", platform.SendAsync),
                new("the transport of Notification.Sdk.Email", (_, number) => SendAsync(transport, number)),
            ]);
    }

    private static async Task SendAsync(IMailTransport transport, int number)
    {
        (MailEnvelope envelope, MailContent content) = SampleMail.New(number);
        MailResult result = await transport.SendAsync(envelope, content, CancellationToken.None);
        if (result.Fault is { } fault)
            throw new InvalidOperationException($"The mail was not taken: {fault.Detail}");
        if (result.Replies.FirstOrDefault(reply => reply.Status != MailStatus.Accepted) is { } refused)
            throw new InvalidOperationException($"The mail was not taken: {refused.Text}");
    }

    private static ServiceProvider NewServices(int port)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSecurityNotifications().AddEmail(options =>
        {
            options.From = SampleMail.Sender;
            options.Smtp = new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Security = SmtpSecurity.None,
                MaxConnections = Connections,
            };
        });
        return services.BuildServiceProvider();
    }
}
