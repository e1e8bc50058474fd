using Notification.Sdk.Events;
using Notification.Sdk.Health;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>Engines whose endpoint <c>ops</c> is tested every two hours, with an endpoint <c>watch</c> that hears the news.</summary>
internal static class Canaries
{
    public static readonly EndpointKey Second = new("", "second");

    public static (EndpointKey, DateTimeOffset)[] Missed(Rig rig) =>
        [.. rig.Get<EngineCondition>().MissedCanaries.Select(missed => (missed.Key, missed.Value))];

    public static SecurityEvent[] News(string kind, params Rig[] rigs) =>
        [.. rigs.SelectMany(rig => rig.Sent).SelectMany(sent => sent.Delivery.Events).Where(news => news.Kind == kind)];

    public static void Answers(Rig rig, DeliveryReceipt receipt, DeliveryReceipt? second = null) => rig.Channel.Answer = (delivery, _) =>
        ValueTask.FromResult(delivery.Target.Endpoint switch
        {
            "watch" => DeliveryReceipt.Delivered("200"),
            "second" => second ?? receipt,
            _ => receipt,
        });

    public static void AddSecond(SecurityNotificationsOptions options)
    {
        options.Canary.Endpoints = ["ops", "second"];
        options.Endpoints["second"] = new Endpoint { Channel = "recording", Address = "second" };
    }

    public static Rig NewRig(SharedStores stores, ManualClock? clock = null, Action<SecurityNotificationsOptions>? configure = null) => new(
        options =>
        {
            options.Canary.Every = TimeSpan.FromHours(2);
            options.Canary.Endpoints = ["ops"];
            options.Subscriptions["all"].Topics = [Topics.Alerts];
            options.Endpoints["watch"] = new Endpoint { Channel = "recording", Address = "watch" };
            options.Subscriptions["news"] = new Subscription { Endpoints = ["watch"], Topics = [Topics.System] };
            configure?.Invoke(options);
        },
        stores.Use,
        clock: clock);
}
