using Notification.Sdk.Packaging.Tests.Feed;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The packages as a stranger meets them: from a folder feed, in a fresh project outside the tree.</summary>
[Collection(PackedFeed.Name)]
public sealed class StrangerTests(PackedFeed feed)
{
    private const string Extensions = "10.0.14";

    [Fact]
    public async Task A_console_program_of_ten_lines_gets_its_first_notification()
    {
        const string Program = """
            using Microsoft.Extensions.DependencyInjection;
            using Notification.Sdk;
            using Notification.Sdk.Events;

            var services = new ServiceCollection().AddLogging();
            services.AddSecurityNotifications();
            await using var provider = services.BuildServiceProvider();

            await provider.GetRequiredService<ISecurityNotifier>().PublishAsync(
                SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("AK-1") { Location = "https://example.com/repo" }));
            await provider.GetRequiredService<IDispatcher>().DispatchDueAsync();

            var messages = await provider.GetRequiredService<IInbox>().ListAsync(new InboxQuery());
            Console.WriteLine($"{messages.Count}: {messages[0].Title}");
            """;

        string output = await feed.RunAsync(
            "Console", "Microsoft.NET.Sdk", Program, "Notification.Sdk", "Microsoft.Extensions.Logging/" + Extensions);

        Assert.StartsWith("1: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_keeps_what_was_not_sent_over_a_restart()
    {
        const string Program = """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Notification.Sdk;
            using Notification.Sdk.Events;

            IHost NewHost()
            {
                HostApplicationBuilder builder = Host.CreateApplicationBuilder();
                builder.Services.AddSecurityNotifications().UseSqlite("Data Source=notifications.db");
                return builder.Build();
            }

            using (IHost first = NewHost())
            {
                await first.Services.GetRequiredService<ISecurityNotifier>()
                    .PublishAsync(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("AK-1")));
            }

            using IHost second = NewHost();
            await second.Services.GetRequiredService<IDispatcher>().DispatchDueAsync();
            var messages = await second.Services.GetRequiredService<IInbox>().ListAsync(new InboxQuery());
            Console.WriteLine($"after the restart: {messages.Count}");
            """;

        string output = await feed.RunAsync(
            "Worker",
            "Microsoft.NET.Sdk",
            Program,
            "Notification.Sdk.Storage.Sqlite",
            "SQLitePCLRaw.bundle_e_sqlite3/2.0.6",
            "Microsoft.Extensions.Hosting/" + Extensions);

        Assert.Contains("after the restart: 1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_minimal_api_wires_every_channel()
    {
        const string Program = """
            using Notification.Sdk;
            using Notification.Sdk.Events;

            WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSecurityNotifications(builder.Configuration.GetSection("SecurityNotifications"))
                .AddEmail(o => { o.From = "security@example.com"; o.Smtp.Host = "127.0.0.1"; }).AddDingTalk().AddWebhook();
            WebApplication app = builder.Build();
            app.MapPost("/events", async (ISecurityNotifier notifier) =>
                (await notifier.PublishAsync(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence("AK-1")))).Status.ToString());
            await app.StartAsync();

            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            HttpResponseMessage answer = await client.PostAsync("/events", null);
            Console.WriteLine($"the page said {await answer.Content.ReadAsStringAsync()}");
            await app.StopAsync();
            """;

        string output = await feed.RunAsync(
            "Api",
            "Microsoft.NET.Sdk.Web",
            Program,
            "Notification.Sdk.Email",
            "Notification.Sdk.DingTalk",
            "Notification.Sdk.Webhook");

        Assert.Contains("the page said Accepted", output, StringComparison.Ordinal);
    }
}
