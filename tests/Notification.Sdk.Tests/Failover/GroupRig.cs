using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Failover;

/// <summary>The engine with a group <c>oncall</c> of three members, of which each answers what the test says.</summary>
internal sealed class GroupRig : IAsyncDisposable
{
    public const string Group = "oncall";

    private readonly Dictionary<string, Func<Delivery, DeliveryReceipt>> _answers = [];

    public GroupRig(
        Action<SecurityNotificationsOptions>? configure = null, Action<ISecurityNotificationsBuilder>? build = null)
    {
        Rig = new Rig(
            options =>
            {
                options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] };
                options.Contacts["boss"] = new Contact { Primary = true, Endpoints = ["inbox"] };
                options.Endpoints[Group] = new Endpoint
                {
                    Channel = EndpointGroup.ChannelName,
                    Group = new EndpointGroup { Members = ["a", "b", "c"] },
                };
                options.Subscriptions["all"] = new Subscription { Endpoints = [Group], Topics = [Topics.Alerts] };
                foreach (string member in new[] { "a", "b", "c" })
                {
                    options.Endpoints[member] = new Endpoint { Channel = "recording", Address = member };
                }

                configure?.Invoke(options);
            },
            build);
        Rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(
            _answers.TryGetValue(delivery.Target.Endpoint, out Func<Delivery, DeliveryReceipt>? answer)
                ? answer(delivery)
                : DeliveryReceipt.Delivered("ok"));
    }

    public static DeliveryReceipt Refused { get; } = DeliveryReceipt.Rejected("400", "no");

    public static DeliveryReceipt Unreachable { get; } = DeliveryReceipt.Deferred("connect", "no way", nothingSent: true);

    public static DeliveryReceipt Unanswered { get; } = DeliveryReceipt.Deferred("timeout", "no answer");

    public Rig Rig { get; }

    /// <summary>Who was asked, in order, of the alerts.</summary>
    public string Asked => string.Join(' ', Alerts.Select(sent => sent.Delivery.Target.Endpoint));

    public IReadOnlyList<RecordingChannel.Sent> Alerts => [.. Rig.Sent.Where(sent => sent.Delivery.Topic == Topics.Alerts)];

    public void Answers(string member, DeliveryReceipt receipt) => _answers[member] = _ => receipt;

    public void Answers(string member, Func<Delivery, DeliveryReceipt> answer) => _answers[member] = answer;

    public async Task PublishAsync(string asset = "web-1")
    {
        await Rig.PublishAsync(Rig.Alert(asset));
        await Rig.DispatchAsync();
    }

    /// <summary>How many alerts stand there; news of the group itself does not count.</summary>
    public async Task<long> CountAsync(Outcome outcome) => (await Rig.Log.CountAsync())
        .Where(count => count.Outcome == outcome && count.Topic == Topics.Alerts).Sum(count => count.Count);

    public async Task<DeliveryLogEntry> EntryAsync() =>
        Assert.Single(await Rig.Log.QueryAsync(new DeliveryLogQuery { Endpoint = Group }));

    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}
