using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Quickstart.Receiving;

namespace Quickstart;

/// <summary>The settings of this sample: who is told, by which channels, and what raises an alert.</summary>
internal static class Notifications
{
    public const string Inbox = "inbox";
    public const string Webhook = "soc";

    /// <summary>The topic of what the trigger raises. The default catalogue sends it in real time, at most five a day
    /// and one a server a day; what is above that is counted into a summary.</summary>
    public const string RaisedTopic = Topics.Alerts;

    /// <summary>The channel of each endpoint.</summary>
    public static IReadOnlyDictionary<string, string> Channels { get; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal) { [Inbox] = "inbox", [Webhook] = "webhook" };

    /// <summary>Adds the engine.</summary>
    /// <param name="services">The services.</param>
    /// <param name="receiver">The webhook's receiver.</param>
    /// <param name="arguments">When alerts may go out, and where everything is kept.</param>
    public static IServiceCollection AddNotifications(
        this IServiceCollection services, WebhookReceiver receiver, Arguments arguments)
    {
        ISecurityNotificationsBuilder notifications = services.AddSecurityNotifications(options =>
            {
                options.Endpoints[Webhook] = new Endpoint
                {
                    Channel = "webhook",
                    Address = receiver.Address,
                    Settings = { ["secret"] = receiver.Secret },
                };
                options.Contacts["primary"] = new Contact { Primary = true, Endpoints = [Inbox, Webhook] };
                options.Triggers["ssh-brute-force"] = BruteForce;

                // What the weekly report is made of: each thing once, however often it was seen.
                options.Topics[Topics.Alerts] = new TopicPolicy
                {
                    Window = arguments.Hours is { } hours ? new WindowRule { Hours = hours } : null,
                    Findings = new FindingRule { Keep = true },
                };
            })
            .AddPdfReports() // or AddHtmlReports, AddCsvReports, AddJsonReports
            .AddReportFonts()
            .AddWebhook(webhook =>
            {
                // Webhooks go to public https addresses only; this receiver is neither.
                webhook.Http.AllowedNetworks.Add("127.0.0.1/32");
                webhook.Http.RequireHttps = false;
            });

        // In an application always: what waits in memory is gone with the process.
        if (arguments.Store is { } file)
        {
            notifications.UseSqlite(file);
        }

        return services;
    }

    private static ThresholdTrigger BruteForce => new()
    {
        Topics = [LogonEvents.Topic],
        Kinds = [LogonEvents.Failed],
        MoreThan = 5,
        Within = TimeSpan.FromMinutes(10),
        By = TriggerKey.Source | TriggerKey.Asset,
        RaiseTopic = RaisedTopic,
        RaiseSeverity = Severity.High,
        RaiseTitle = "Brute force: {count} failed logons from {source} within 10 minutes",
    };
}
