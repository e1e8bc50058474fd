using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Tests;

/// <summary>Two engines, one over memory and one over a place that lasts, that are told the same things in the same order. Every answer is put into words
/// and compared.</summary>
internal sealed partial class Twins : IAsyncDisposable
{
    private static readonly string[] Endpoints = ["a", "b", "c"];

    private readonly Random _random;
    private readonly StoreWorld[] _worlds;
    private readonly List<Claim>[] _open = [[], []];
    private int _count;

    public Twins(int seed, Action<ISecurityNotificationsBuilder> store)
    {
        _random = new Random(seed);
        TopicPolicy policy = DrawPolicy();
        void Configure(SecurityNotificationsOptions options)
        {
            foreach (string name in Endpoints)
            {
                options.Endpoints[name] = new Endpoint { Channel = "recording", Address = name };
            }

            options.Subscriptions["all"] = new Subscription { Endpoints = [.. Endpoints] };
            options.Topics["things"] = policy;
            options.Triggers["often"] = new ThresholdTrigger
            {
                MoreThan = 3,
                Within = TimeSpan.FromMinutes(40),
                By = TriggerKey.Asset,
                Kinds = ["kind-0"],
                RaiseTopic = "things",
                RaiseSeverity = Severity.High,
            };
            options.InboxCapacity = 5;
        }

        _worlds = [new StoreWorld(null, Configure), new StoreWorld(store, Configure)];
    }

    /// <summary>Everything that was done, for the reader of a failure.</summary>
    public List<string> Steps { get; } = [];

    public async Task RunAsync(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            await StepAsync();
        }

        await SettleRestAsync();
        await CompareAsync("log", LogAsync);
        await CompareAsync("dead letters", DeadAsync);
        await CompareAsync("findings", FindAsync);
        await CompareAsync("counts", CountsAsync);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (StoreWorld world in _worlds)
        {
            await world.DisposeAsync();
        }
    }

    private Task StepAsync() => _random.Next(18) switch
    {
        0 or 1 or 2 or 3 => PublishAsync(),
        4 => AppendAsync(),
        5 or 6 => ClaimAsync(),
        7 or 8 => SettleAsync(),
        9 => InboxAsync(),
        10 => CompareAsync("next", async (world, _) => Text(await world.Outbox.NextDueAsync([], default))),
        11 => CompareAsync("counts", CountsAsync),
        12 => RestartAsync(),
        13 => DeadLettersAsync(),
        14 or 15 => FindingsAsync(),
        16 => HealthAsync(),
        _ => AdvanceAsync(),
    };

    private Task PublishAsync()
    {
        SecurityEvent securityEvent = DrawEvent();
        return _random.Next(5) == 0
            ? CompareAsync("explain", async (world, _) => Words((await world.Notifier.ExplainAsync(securityEvent)).Result))
            : CompareAsync($"publish {securityEvent.Id}", async (world, _) =>
            {
                string words = Words(await world.Notifier.PublishAsync(securityEvent));
                await world.FlushAsync();
                return words;
            });
    }

    private Task AppendAsync()
    {
        int known = _random.Next(4);
        string id = known == 0 ? $"l{_random.Next(Math.Max(1, _count))}" : $"l{_count++}";
        string? group = _random.Next(2) == 0 ? null : $"g{_random.Next(2)}";
        DateTimeOffset dueAt = _worlds[0].Time.GetUtcNow().AddMinutes(10 * _random.Next(0, 4));
        Leg leg = new()
        {
            Id = id,
            Tenant = "t",
            Endpoint = Pick(Endpoints),
            Topic = $"topic-{_random.Next(2)}",
            Kind = _random.Next(3) == 0 ? DeliveryKind.Report : DeliveryKind.Event,
            DueAt = dueAt,
            GroupKey = group,
            AcceptedAt = _worlds[0].Time.GetUtcNow(),
        };
        return CompareAsync($"append {id} {group}", async (world, _) =>
        {
            await world.Outbox.AppendAsync([leg], default);
            return "";
        });
    }

    private Task ClaimAsync()
    {
        int most = _random.Next(1, 4);
        EndpointKey[] except = _random.Next(3) == 0 ? [new("", "a"), new("t", "b")] : [];
        return CompareAsync("claim", async (world, i) =>
        {
            DateTimeOffset now = world.Time.GetUtcNow();
            IReadOnlyList<Claim> claims = await world.Outbox.ClaimAsync(new ClaimRequest(now, now.AddYears(1), most, except), default);
            _open[i].AddRange(claims.OrderBy(claim => claim.DeliveryId, StringComparer.Ordinal));
            return string.Join('\n', _open[i].TakeLast(claims.Count).Select(Words));
        });
    }

    private Task SettleAsync()
    {
        int count = Math.Min(_open[0].Count, _random.Next(1, 4));
        int[] choices = [.. Enumerable.Range(0, count).Select(_ => _random.Next(6))];
        return CompareAsync("settle", async (world, i) =>
        {
            DateTimeOffset now = world.Time.GetUtcNow();
            List<Settlement> settlements = [.. _open[i].Take(count).Zip(choices, (claim, choice) => Settle(claim, choice, now))];
            _open[i].RemoveRange(0, count);
            return $"{await world.Outbox.SettleAsync(settlements, default)}";
        });
    }

    private static Settlement Settle(Claim claim, int choice, DateTimeOffset now) => choice switch
    {
        0 => Settlement.Retry(claim, now, now.AddMinutes(5), DeliveryReceipt.Deferred("503", "later", stillOwed: ["x", "y"])),
        1 => Settlement.PutOff(claim, now, now.AddMinutes(10), null),
        2 => Settlement.PutOff(claim, now, now.AddMinutes(20), claim.Legs[0].Kind == DeliveryKind.Summary ? null : "held"),
        3 => Settlement.EndedBy(claim, now, Rules.EndpointDisabled),
        4 => Settlement.Ended(claim, now, Outcome.DeadLettered, DeliveryReceipt.Rejected("400", "no")),
        _ => Settlement.Ended(claim, now, Outcome.Delivered, DeliveryReceipt.Delivered("200")),
    };

    private async Task SettleRestAsync()
    {
        while (_open[0].Count > 0)
        {
            await SettleAsync();
        }
    }

    private Task InboxAsync()
    {
        string id = $"m{_random.Next(12)}";
        string mark = $"m{_random.Next(12)}";
        return CompareAsync("inbox", async (world, _) =>
        {
            await world.Get<IInboxStore>().AddAsync(
                new InboxMessage
                {
                    Id = id,
                    Tenant = "",
                    Inbox = "inbox",
                    Kind = DeliveryKind.Event,
                    Topic = "t",
                    Severity = Severity.High,
                    Title = "T\0\ud800",
                    Body = "",
                    ReceivedAt = world.Time.GetUtcNow(),
                },
                default);
            IInbox inbox = world.Get<IInbox>();
            int marked = await inbox.MarkReadAsync([mark]);
            IReadOnlyList<InboxMessage> messages = await inbox.ListAsync(new InboxQuery { UnreadOnly = mark == id });
            return $"{marked} {await inbox.CountUnreadAsync()} {string.Join(' ', messages.Select(m => $"{m.Id} {m.ReceivedAt:O} {m.ReadAt:O}"))}";
        });
    }

    private async Task RestartAsync()
    {
        await SettleRestAsync();
        await CompareAsync("restart", async (world, _) =>
        {
            await world.RestartAsync();
            return "";
        });
    }

    private Task AdvanceAsync()
    {
        int minutes = _random.Next(4) == 0 ? _random.Next(600, 3000) : _random.Next(0, 40);
        return CompareAsync($"+{minutes} min", (world, _) =>
        {
            world.Time.Advance(TimeSpan.FromMinutes(minutes));
            return Task.FromResult("");
        });
    }

    private static async Task<string> CountsAsync(StoreWorld world, int index) => string.Join('\n', (await CountsOf(world, ""))
        .Concat(await CountsOf(world, "t")).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<string>> CountsOf(StoreWorld world, string tenant) =>
        (await world.Log.CountAsync(tenant)).Select(count => $"{tenant} {count}");

    private static async Task<string> LogAsync(StoreWorld world, int index)
    {
        var query = new DeliveryLogQuery { Limit = 10_000 };
        IEnumerable<DeliveryLogEntry> entries = (await world.Log.QueryAsync(query)).Concat(await world.Log.QueryAsync(query with { Tenant = "t" }));
        return string.Join('\n', entries.Select(entry => $"{Text(entry.AcceptedAt)} {Text(entry.DueAt)} {Text(entry.EndedAt)} "
            + $"{entry with { AcceptedAt = default, DueAt = null, EndedAt = null }}").Order(StringComparer.Ordinal));
    }

    private async Task CompareAsync(string step, Func<StoreWorld, int, Task<string>> act)
    {
        string memory = await act(_worlds[0], 0);
        string lasting = await act(_worlds[1], 1);
        Steps.Add($"{step}: {memory}");
        Assert.True(memory == lasting, $"{string.Join('\n', Steps.TakeLast(30))}\n--- first difference:\n{FirstDifference(memory, lasting)}");
    }

    private static string FirstDifference(string memory, string lasting) => memory.Split('\n').Zip([.. lasting.Split('\n'), ""])
        .Where(pair => pair.First != pair.Second).Select(pair => $"memory {pair.First}\nother  {pair.Second}").FirstOrDefault("the end");

    private static string Words(PublishResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.EventId} {result.Status} {result.Rule} {Text(result.Until)} {string.Join(';', result.Legs)} {string.Join('|', result.Raised.Select(Words))}");

    private static string Words(Claim claim) => string.Create(
        CultureInfo.InvariantCulture,
        $"{claim.DeliveryId} {claim.Endpoint} {claim.Attempt} {Text(claim.CreatedAt)} {Text(claim.DueAt)} {claim.IsInterrupted} {string.Join(',', claim.StillOwed)} {claim.Summary?.Count} {string.Join(',', claim.Legs.Select(leg => $"{leg.Id} {leg.Kind} {leg.RepeatCount}"))}");

    private static string Text(DateTimeOffset? time) => $"{time?.UtcDateTime:O}";

    private SecurityEvent DrawEvent()
    {
        bool isKnown = _random.Next(8) == 0;
        return new()
        {
            Id = isKnown ? $"e{_random.Next(Math.Max(1, _count))}" : $"e{_count++}",
            Topic = "things",
            Kind = $"kind-{_random.Next(3)}",
            Severity = Pick(Enum.GetValues<Severity>()),
            Verdict = _random.Next(6) == 0 ? Verdict.Suspected : Verdict.Confirmed,
            Asset = _random.Next(6) == 0 ? null : new Asset($"asset-{_random.Next(3)}"),
            Title = "Something",

            // What is known by its id and is a duplicate too may be refused as either, by what a process happens to remember.
            DedupKey = isKnown ? $"again-{_random.Next()}" : _random.Next(2) == 0 ? $"key-{_random.Next(6)}" : null,
        };
    }

    private TopicPolicy DrawPolicy() => new()
    {
        TimeZone = "Europe/Berlin",
        Mode = _random.Next(6) == 0 ? TopicMode.Report : TopicMode.RealTime,
        Verdicts = [Verdict.Confirmed, Verdict.Suspected],
        Window = new WindowRule { Hours = _random.Next(3) == 0 ? "08:00-20:00" : null },
        DedupPeriod = TimeSpan.FromHours(_random.Next(0, 10)),
        GroupWait = TimeSpan.FromMinutes(_random.Next(2) == 0 ? 30 : 0),
        Overflow = Pick(Enum.GetValues<Overflow>()),
        Throttles = [.. Enumerable.Range(0, _random.Next(3)).Select(i => new ThrottleRule
        {
            Name = $"rule-{i}",
            Limit = _random.Next(1, 6),
            Kind = Pick(Enum.GetValues<ThrottleKind>()),
            Interval = TimeSpan.FromMinutes(_random.Next(10, 300)),
            Scope = _random.Next(2) == 0 ? ThrottleScope.Topic : ThrottleScope.Endpoint | ThrottleScope.Asset,
        })],
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
