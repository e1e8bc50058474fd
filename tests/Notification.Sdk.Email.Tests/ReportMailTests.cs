using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notification.Sdk.Email.Tests.Exim;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Reports.Tests.Support;

namespace Notification.Sdk.Email.Tests;

/// <summary>A scheduled report on its whole way: the engine, the channel, a real server, another's mail parser, another's PDF reader.</summary>
public sealed class ReportMailTests(EximServer exim, PdfTools pdfs) : IClassFixture<EximServer>, IClassFixture<PdfTools>
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_weekly_report_arrives_as_an_attachment_and_opens()
    {
        await using ServiceProvider services = Build();
        await services.GetRequiredService<ISecurityNotifier>().PublishAsync(SecurityEvents.Vulnerability(
            new Asset("web-1") { Name = "官网服务器" },
            new VulnerabilityEvidence("nginx") { Cves = ["CVE-2026-0001"], Priority = "asap", Fix = "升级到 1.29" },
            Severity.Critical));
        await RunUntilAsync(services.GetRequiredService<IDispatcher>(), _clock.GetUtcNow().AddDays(7));

        IReadOnlyList<DeliveryLogEntry> sent = await services.GetRequiredService<IDeliveryLog>().QueryAsync(
            new DeliveryLogQuery { Endpoint = "managers", Outcome = Outcome.Folded });
        string? id = Assert.Single(sent.Select(entry => entry.DeliveryId).Distinct());
        JsonElement mail = Assert.Single(await PythonMail.ReadAsync(await exim.MailsAsync($"{id}@")));
        Assert.Empty(mail.Strings("defects"));
        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"], mail.Strings("structure"));
        JsonElement attached = mail.GetProperty("parts").EnumerateArray().Last();
        Assert.Equal(("attachment", "vulnerabilities-2026-03-09.pdf"), (attached.Text("disposition"), attached.Text("filename")));

        byte[] pdf = attached.Content();
        await pdfs.CheckAsync(pdf);
        string text = await pdfs.TextAsync(pdf);
        Assert.All(
            ["漏洞报告", "官网服务器", "CVE-2026-0001", "升级到 1.29"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private async Task RunUntilAsync(IDispatcher dispatcher, DateTimeOffset end)
    {
        DateTimeOffset? next = await dispatcher.DispatchDueAsync();
        while (next <= end)
        {
            _clock.AdvanceTo(next.Value);
            next = await dispatcher.DispatchDueAsync();
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSecurityNotifications(options =>
            {
                options.Culture = "zh-Hans";
                options.Endpoints["managers"] = new Endpoint { Channel = "email", Address = "安全主管 <head@example.org>" };
                options.Subscriptions["weekly"] = new Subscription { Topics = [Topics.Vulnerabilities], Endpoints = ["managers"] };
            })
            .AddPdfReports(options => options.UseSystemFonts = false)
            .AddReportFonts()
            .AddEmail(options =>
            {
                options.From = "告警中心 <alerts@example.com>";
                options.Smtp.Host = "127.0.0.1";
                options.Smtp.Port = exim.Port;
                options.Smtp.ServerName = "localhost";
                options.Smtp.CaFile = exim.CaFile;
                options.Smtp.UserName = EximServer.User;
                options.Smtp.Password = EximServer.Password;
            });
        return services.BuildServiceProvider(validateScopes: true);
    }
}
