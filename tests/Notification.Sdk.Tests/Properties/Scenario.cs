using System.Globalization;
using System.Text;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Properties;

/// <summary>A random policy, a random stream of events and a random receiver, all drawn from one seed, run to the end of time.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    public const string Topic = "things";

    private static readonly string[] ZoneIds = ["Etc/UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];
    private static readonly string[] Hours = ["08:00-20:00", "22:00-06:00", "00:00-24:00", "01:30-02:30", "08:00-12:00,13:00-18:00"];

    private readonly Random _random;
    private readonly Rig _rig;
    private readonly bool _withChanges;

    public Scenario(int seed, bool withChanges = false)
    {
        _withChanges = withChanges;
        _random = new Random(seed);
        Policy = DrawPolicy();
        DateTimeOffset start = new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero).AddMinutes(_random.Next(0, 400_000));
        int receiver = _random.Next();
        _rig = new Rig(Configure, start: start);
        _rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(Answer(receiver, delivery));
    }

    public TopicPolicy Policy { get; }

    public List<(SecurityEvent Event, PublishResult Result, Explanation Explained)> Published { get; } = [];

    /// <summary>Every attempt of the topic; changes of settings make attempts of the system topic.</summary>
    public IReadOnlyList<RecordingChannel.Sent> Sent => [.. _rig.Sent.Where(sent => sent.Delivery.Topic == Topic)];

    public IReadOnlyList<OutcomeCount> Counts { get; private set; } = [];

    /// <summary>The owner of each endpoint: two share one.</summary>
    public static string RecipientOf(string endpoint) => endpoint == "c" ? "cleo" : "ann";

    public async Task RunAsync()
    {
        int count = _random.Next(20, 80);
        for (int i = 0; i < count; i++)
        {
            await _rig.RunForAsync(TimeSpan.FromSeconds(_random.Next(3) switch
            {
                0 => 0,
                1 => _random.Next(1, 600),
                _ => _random.Next(600, 40_000),
            }));
            if (_withChanges && _random.Next(5) == 0)
            {
                await ChangeAsync();
            }

            SecurityEvent securityEvent = DrawEvent(i);
            Explanation explained = await _rig.Notifier.ExplainAsync(securityEvent);
            Published.Add((securityEvent, await _rig.PublishAsync(securityEvent), explained));
        }

        await _rig.RunForAsync(TimeSpan.FromDays(90));
        Counts = [.. (await _rig.Log.CountAsync()).Where(count => count.Topic == Topic)];
    }

    /// <summary>Everything that happened, in words.</summary>
    public string Transcript()
    {
        var text = new StringBuilder();
        foreach ((_, PublishResult result, _) in Published)
        {
            text.AppendLine(Words(result));
        }

        foreach (RecordingChannel.Sent sent in Sent.OrderBy(sent => sent.At)
            .ThenBy(sent => sent.Delivery.Id, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{sent.At:O} {sent.Delivery.Id} {sent.Delivery.Kind} {sent.Receipt}");
        }

        return text.ToString();
    }

    public static string Words(PublishResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.EventId} {result.Status} {result.Rule} {result.Until:O} {string.Join(';', result.Legs)}");

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private static DeliveryReceipt Answer(int receiver, Delivery delivery)
    {
        ulong draw = Fingerprint.Of($"{receiver}", delivery.Id, $"{delivery.Attempt}").Low % 100;
        return draw < 70 ? DeliveryReceipt.Delivered("200")
            : draw < 95 ? DeliveryReceipt.Deferred("503", "later", draw < 80 ? TimeSpan.FromSeconds(90) : null, draw < 75)
            : DeliveryReceipt.Rejected("400", "no");
    }

    private async Task ChangeAsync()
    {
        switch (_random.Next(5))
        {
            case 0:
                await _rig.Settings.EnableEndpointAsync(_random.Next(2) == 0 ? "b" : "c", _random.Next(2) == 0, "ann");
                break;
            case 1:
                await _rig.Settings.SaveAsync(
                    new Silence { Name = "works", Owner = "ann", Reason = "works", Until = _rig.Time.GetUtcNow().AddHours(2) }, "ann");
                break;
            case 2:
                await _rig.Get<IDeadLetters>().ReplayAsync(new DeadLetterQuery { Endpoint = _random.Next(2) == 0 ? "a" : null }, "ann");
                break;
            case 3:
                await _rig.Get<IDeadLetters>().DiscardAsync(new DeadLetterQuery { Endpoint = "c" }, "ann");
                break;
            default:
                TopicPolicy policy = DrawPolicy();
                policy.Name = Topic;
                await _rig.Settings.SaveAsync(policy, "ann");
                break;
        }
    }

    private void Configure(SecurityNotificationsOptions options)
    {
        options.Health.MinimumAttempts = 1_000_000;
        foreach (string name in new[] { "a", "b", "c" })
        {
            options.Endpoints[name] = new Endpoint { Channel = "recording", Address = name };
        }

        options.Endpoints["b"].PacingLimit = 2;
        options.Contacts["ann"] = new Contact { Primary = true, Endpoints = ["a", "b"] };
        options.Contacts["cleo"] = new Contact { Endpoints = ["c"] };
        options.Subscriptions["all"] = new Subscription { Contacts = ["ann"] };
        options.Subscriptions["some"] = new Subscription { Endpoints = ["c"], MinimumSeverity = Severity.Medium };
        options.Topics[Topic] = Policy;
    }

    private TopicPolicy DrawPolicy()
    {
        var policy = new TopicPolicy
        {
            TimeZone = Pick(ZoneIds),
            Mode = _random.Next(8) == 0 ? TopicMode.Report : TopicMode.RealTime,
            Window = new WindowRule { Hours = _random.Next(3) == 0 ? null : Pick(Hours), WhenClosed = Pick(Enum.GetValues<WhenClosed>()) },
            DedupPeriod = TimeSpan.FromHours(_random.Next(0, 30)),
            GroupWait = TimeSpan.FromMinutes(_random.Next(3) == 0 ? _random.Next(1, 90) : 0),
            Overflow = Pick(Enum.GetValues<Overflow>()),
            Throttles = [],
        };
        ThrottleScope[] scopes = [ThrottleScope.Topic, ThrottleScope.Asset, ThrottleScope.Topic | ThrottleScope.Asset];
        if (_random.Next(2) == 0)
        {
            scopes = [ThrottleScope.Recipient, ThrottleScope.Endpoint, ThrottleScope.Recipient | ThrottleScope.Asset];
        }

        for (int i = _random.Next(4); i > 0; i--)
        {
            policy.Throttles.Add(new ThrottleRule
            {
                Name = $"rule-{i}",
                Limit = _random.Next(0, 6),
                Kind = _random.Next(2) == 0 ? ThrottleKind.Day : ThrottleKind.Rolling,
                Interval = TimeSpan.FromMinutes(_random.Next(1, 3000)),
                Scope = Pick(scopes),
            });
        }

        return policy;
    }

    private SecurityEvent DrawEvent(int number) => new()
    {
        Id = $"e{number}",
        Topic = Topic,
        Kind = $"kind-{_random.Next(3)}",
        Severity = Pick(Enum.GetValues<Severity>()),
        Verdict = _random.Next(6) == 0 ? Verdict.Suspected : Verdict.Confirmed,
        Asset = _random.Next(6) == 0 ? null : new Asset($"asset-{_random.Next(3)}"),
        Title = "Something",
        DedupKey = _random.Next(2) == 0 ? $"key-{number}" : null,
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
