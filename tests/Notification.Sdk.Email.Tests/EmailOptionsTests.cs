using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Email.Smtp;
using Notification.Sdk.Email.Tests.Doubles;

namespace Notification.Sdk.Email.Tests;

public sealed class EmailOptionsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Alerts:Email:From"] = "安全中心 <alerts@example.com>",
        ["Alerts:Email:ReplyTo"] = "soc@example.com",
        ["Alerts:Email:EnvelopeSender"] = "bounces@example.com",
        ["Alerts:Email:ListUnsubscribe"] = "https://example.com/u",
        ["Alerts:Email:ListUnsubscribePost"] = "true",
        ["Alerts:Email:MaxBodyBytes"] = "5000",
        ["Alerts:Email:DeferralWait"] = "00:02:00",
        ["Alerts:Email:FaultWait"] = "00:20:00",
        ["Alerts:Email:Smtp:Host"] = "smtp.example.com",
        ["Alerts:Email:Smtp:Port"] = "2525",
        ["Alerts:Email:Smtp:Security"] = "ImplicitTls",
        ["Alerts:Email:Smtp:ServerName"] = "mx.example.com",
        ["Alerts:Email:Smtp:UserName"] = "user",
        ["Alerts:Email:Smtp:Password"] = "planted-secret",
        ["Alerts:Email:Smtp:HelloName"] = "host.example.com",
        ["Alerts:Email:Smtp:MaxConnections"] = "2",
        ["Alerts:Email:Smtp:MaxMessagesPerConnection"] = "7",
        ["Alerts:Email:Smtp:IdleLimit"] = "00:00:05",
        ["Alerts:Email:Smtp:ConnectTimeout"] = "00:00:06",
        ["Alerts:Email:Smtp:CommandTimeout"] = "00:00:07",
        ["Alerts:Email:Smtp:DataTimeout"] = "00:00:08",
    };

    [Fact]
    public void Every_key_of_the_configuration_is_read()
    {
        using ServiceProvider provider = Build(Good);
        provider.GetRequiredService<IStartupValidator>().Validate();
        EmailOptions options = provider.GetRequiredService<IOptions<EmailOptions>>().Value;

        Assert.Equal(("安全中心 <alerts@example.com>", "soc@example.com"), (options.From, options.ReplyTo));
        Assert.Equal(("bounces@example.com", 5000), (options.EnvelopeSender, options.MaxBodyBytes));
        Assert.Equal(("https://example.com/u", true), (options.ListUnsubscribe, options.ListUnsubscribePost));
        Assert.Equal((120, 1200), (options.DeferralWait.TotalSeconds, options.FaultWait.TotalSeconds));
        SmtpOptions smtp = options.Smtp;
        Assert.Equal(("smtp.example.com", 2525), (smtp.Host, smtp.Port));
        Assert.Equal((SmtpSecurity.ImplicitTls, "mx.example.com"), (smtp.Security, smtp.ServerName));
        Assert.Equal(("user", "planted-secret", "host.example.com"), (smtp.UserName, smtp.Password, smtp.HelloName));
        Assert.Equal((2, 7), (smtp.MaxConnections, smtp.MaxMessagesPerConnection));
        Assert.Equal((5, 6), (smtp.IdleLimit.Seconds, smtp.ConnectTimeout.Seconds));
        Assert.Equal((7, 8), (smtp.CommandTimeout.Seconds, smtp.DataTimeout.Seconds));
    }

    [Theory]
    [InlineData("From", "", "Alerts:Email:From is missing: give the sender")]
    [InlineData("From", "not a mailbox", "Alerts:Email:From: \"not a mailbox\" is not a mailbox: write")]
    [InlineData("From", "安全@example.com", "Alerts:Email:From: \"安全@example.com\" needs SMTPUTF8")]
    [InlineData("ReplyTo", "a@b@c", "Alerts:Email:ReplyTo:")]
    [InlineData("EnvelopeSender", "a b@c.org", "Alerts:Email:EnvelopeSender:")]
    [InlineData("ListUnsubscribe", "http://example.com", "Alerts:Email:ListUnsubscribe: not an address for this")]
    [InlineData("ListUnsubscribe", "mailto:a@b.org", "a one-click POST needs https")]
    [InlineData("MaxBodyBytes", "5", "Alerts:Email:MaxBodyBytes is out of range: it must be between 1024 and 10485760")]
    [InlineData("DeferralWait", "-00:00:01", "Alerts:Email:DeferralWait: -00:00:01 is out of range")]
    [InlineData("FaultWait", "2.00:00:00", "Alerts:Email:FaultWait:")]
    [InlineData("Smtp:Host", "", "Alerts:Email:Smtp:Host: the server is missing")]
    [InlineData("Smtp:Host", "smtp://x", "Alerts:Email:Smtp:Host:")]
    [InlineData("Smtp:Port", "0", "Alerts:Email:Smtp:Port is out of range: it must be between 1 and 65535")]
    [InlineData("Smtp:Security", "7", "Alerts:Email:Smtp:Security: it is not known")]
    [InlineData("Smtp:Security", "None", "Alerts:Email:Smtp:Security: None would send the credentials in plain text")]
    [InlineData("Smtp:ServerName", "a b", "Alerts:Email:Smtp:ServerName:")]
    [InlineData("Smtp:HelloName", "a\r\nMAIL", "Alerts:Email:Smtp:HelloName:")]
    [InlineData("Smtp:UserName", "", "Alerts:Email:Smtp:UserName: a password or a token without an account")]
    [InlineData("Smtp:Password", "", "Alerts:Email:Smtp:Password: missing for this account")]
    [InlineData("Smtp:Password", "x\n", "perhaps the line end of a file")]
    [InlineData("Smtp:MaxConnections", "65", "Alerts:Email:Smtp:MaxConnections is out of range: it must be between 1 and 64")]
    [InlineData("Smtp:MaxMessagesPerConnection", "0", "Alerts:Email:Smtp:MaxMessagesPerConnection is out of range: it must be between 1 and 10000")]
    [InlineData("Smtp:IdleLimit", "00:00:00", "Alerts:Email:Smtp:IdleLimit:")]
    [InlineData("Smtp:ConnectTimeout", "01:00:00", "Alerts:Email:Smtp:ConnectTimeout:")]
    [InlineData("Smtp:CommandTimeout", "01:00:00", "Alerts:Email:Smtp:CommandTimeout:")]
    [InlineData("Smtp:DataTimeout", "01:00:00", "Alerts:Email:Smtp:DataTimeout:")]
    [InlineData("Smtp:CaFile", "/no/such/file.pem", "Smtp:CaFile: No TLS with the SMTP server (a certificate")]
    [InlineData("Smtp:ClientCertificateFile", "/no/such/file.pem", "Alerts:Email:Smtp:ClientCertificateFile:")]
    [InlineData("Smtp:ClientCertificateKeyFile", "/no/such/file.pem", "a key without a certificate")]
    public void A_bad_value_stops_the_start_with_key_fault_and_mend(string key, string value, string expected)
    {
        using ServiceProvider provider = Build(new(Good) { [$"Alerts:Email:{key}"] = value });
        OptionsValidationException fault = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_it_twice_adds_it_once()
    {
        BuilderDouble builder = new();
        builder.AddEmail(o => o.From = "a@b.org").AddEmail(o => o.Smtp.Host = "smtp.example.com").AddEmail();
        using ServiceProvider provider = builder.Services.BuildServiceProvider();

        IChannel channel = Assert.Single(provider.GetServices<IChannel>());
        Assert.Equal("email", channel.Name);
        Assert.IsType<SmtpMailTransport>(provider.GetRequiredService<IMailTransport>());
        Assert.Single(provider.GetServices<IValidateOptions<EmailOptions>>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_transport_of_your_own_needs_no_server(bool first)
    {
        BuilderDouble builder = new();
        if (first)
            builder.UseMailTransport<OwnTransport>();
        builder.AddEmail(o => o.From = "a@b.org");
        if (!first)
            builder.UseMailTransport<OwnTransport>();
        using ServiceProvider provider = builder.Services.BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType<OwnTransport>(provider.GetRequiredService<IMailTransport>());
    }

    [Fact]
    public void A_transport_of_your_own_may_keep_the_checks_of_the_server()
    {
        BuilderDouble builder = new();
        builder.AddEmail(o => o.From = "a@b.org").UseMailTransport<OwnTransport>(readsSmtpOptions: true);
        using ServiceProvider provider = builder.Services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task Options_that_went_bad_while_running_make_the_mail_wait()
    {
        BuilderDouble builder = new();
        builder.AddEmail(o => o.From = "oops");
        using ServiceProvider provider = builder.Services.BuildServiceProvider();

        DeliveryReceipt receipt =
            await provider.GetRequiredService<IChannel>().SendAsync(Deliveries.To("a@b.org"), default);
        Assert.Equal((ReceiptStatus.Deferred, "options", true), (receipt.Status, receipt.Code, receipt.PausesEndpoint));
        Assert.Contains("EmailOptions:From", receipt.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls, 587)]
    [InlineData(SmtpSecurity.ImplicitTls, 465)]
    [InlineData(SmtpSecurity.None, 25)]
    public void The_usual_port_follows_the_protection(SmtpSecurity security, int port) =>
        Assert.Equal(port, new SmtpOptions { Security = security }.EffectivePort);

    [Fact]
    public void Options_have_no_text_form()
    {
        SmtpOptions options = new() { Password = "planted-secret" };
        Assert.DoesNotContain(
            "planted", string.Create(CultureInfo.InvariantCulture, $"{options}"), StringComparison.Ordinal);
    }

    private static ServiceProvider Build(Dictionary<string, string?> values)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        BuilderDouble builder = new();
        builder.AddEmail(configuration.GetSection("Alerts:Email"));
        return builder.Services.BuildServiceProvider();
    }

    private sealed class OwnTransport : IMailTransport
    {
        public ValueTask<MailResult> SendAsync(
            MailEnvelope envelope, MailContent content, CancellationToken cancellationToken) =>
            ValueTask.FromResult(MailResult.Answered([]));
    }
}
