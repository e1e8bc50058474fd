using Notification.Sdk.Health;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Sends the standing test through the outbox, once a period for all nodes, and looks in the log whether it arrived. Used by the
/// dispatcher's loop alone.</summary>
internal sealed class Canary(IOutbox outbox, IDeliveryLog log, CanaryNews news, EngineCondition condition)
{
    // How soon an arrival is noticed after one was missed.
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(1);

    // How many periods back a process that starts can tell since when it is missed.
    private const int Recalled = 100;

    private readonly HashSet<EndpointKey> _awaited = [];
    private DateTimeOffset _start;
    private DateTimeOffset _next;
    private DateTimeOffset _looksAt;

    /// <summary>When it must be looked after next; null when there is no canary.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    public async ValueTask TurnAsync(PolicySnapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Canary is not { } schedule)
        {
            condition.MissedCanaries.Clear();
            _awaited.Clear();
            (_start, NextAt) = (default, null);
            return;
        }

        (DateTimeOffset start, _next) = schedule.PeriodAt(now);
        if (_start == default)
        {
            await RecallAsync(snapshot, schedule, now).ConfigureAwait(false);
        }

        if (start != _start)
        {
            await LookAsync(snapshot, now).ConfigureAwait(false);
            await SendAsync(snapshot, start, now).ConfigureAwait(false);
        }
        else if (_awaited.Count > 0 && _looksAt <= now)
        {
            await LookAsync(snapshot, now).ConfigureAwait(false);
        }

        NextAt = _awaited.Count > 0 && _looksAt < _next ? _looksAt : _next;
    }

    /// <summary>Finds in the log what was missed before this process began, so that its recovery is told, and told once: whoever looks finds the
    /// same first period.</summary>
    private async ValueTask RecallAsync(PolicySnapshot snapshot, CanarySchedule schedule, DateTimeOffset now)
    {
        TimeSpan within = snapshot.Document.Options.Canary.Within;
        foreach (Endpoint endpoint in Chosen(snapshot))
        {
            var key = new EndpointKey(endpoint.Tenant, endpoint.Name);
            DateTimeOffset? since = null;
            bool isMissed = false;
            foreach (DeliveryLogEntry entry in await QueryAsync(key, null, Recalled).ConfigureAwait(false))
            {
                bool isLate = (HasArrived(entry) ? entry.EndedAt : now) >= entry.AcceptedAt + within;
                if (!isLate && HasArrived(entry))
                {
                    break;
                }

                if (isLate || entry.Outcome == Outcome.DeadLettered)
                {
                    isMissed = since is null ? !HasArrived(entry) : isMissed;
                    since = schedule.PeriodAt(entry.AcceptedAt).Start;
                }
            }

            if (since is { } period)
            {
                await news.TellAsync(key, period, isMissed, now).ConfigureAwait(false);
                if (isMissed)
                {
                    condition.MissedCanaries[key] = period;
                }
            }
        }
    }

    private async ValueTask SendAsync(PolicySnapshot snapshot, DateTimeOffset start, DateTimeOffset now)
    {
        List<Endpoint> endpoints = [.. Chosen(snapshot)];
        List<Leg> legs = [.. endpoints.Where(endpoint => endpoint.State == EndpointState.Enabled).Select(endpoint => ToLeg(endpoint, start, now))];
        await outbox.AppendAsync(legs, CancellationToken.None).ConfigureAwait(false);
        HashSet<EndpointKey> chosen = [.. endpoints.Select(endpoint => new EndpointKey(endpoint.Tenant, endpoint.Name))];
        foreach (EndpointKey gone in condition.MissedCanaries.Keys.Where(key => !chosen.Contains(key)))
        {
            condition.MissedCanaries.TryRemove(gone, out _);
        }

        _awaited.Clear();
        _awaited.UnionWith(legs.Select(leg => new EndpointKey(leg.Tenant, leg.Endpoint)));
        _start = start;
        _looksAt = condition.MissedCanaries.IsEmpty ? now + snapshot.Document.Options.Canary.Within : now + LooksAgain;
    }

    private async ValueTask LookAsync(PolicySnapshot snapshot, DateTimeOffset now)
    {
        TimeSpan within = snapshot.Document.Options.Canary.Within;
        DateTimeOffset deadline = DateTimeOffset.MaxValue;
        foreach (EndpointKey endpoint in _awaited.ToList())
        {
            DeliveryLogEntry? entry = await FindAsync(endpoint).ConfigureAwait(false);
            DateTimeOffset until = (entry?.AcceptedAt ?? _start) + within;
            if (entry is not null && HasArrived(entry))
            {
                if (condition.MissedCanaries.TryGetValue(endpoint, out DateTimeOffset since))
                {
                    await news.TellAsync(endpoint, since, isMissed: false, now).ConfigureAwait(false);
                    condition.MissedCanaries.TryRemove(endpoint, out _);
                }

                _awaited.Remove(endpoint);
            }
            else if (until > now && entry?.Outcome != Outcome.DeadLettered)
            {
                deadline = until < deadline ? until : deadline;
            }
            else if (!condition.MissedCanaries.ContainsKey(endpoint))
            {
                await news.TellAsync(endpoint, _start, isMissed: true, now).ConfigureAwait(false);
                condition.MissedCanaries[endpoint] = _start;
            }
        }

        DateTimeOffset again = now + LooksAgain;
        _looksAt = !condition.MissedCanaries.IsEmpty && again < deadline ? again : deadline;
    }

    private async ValueTask<DeliveryLogEntry?> FindAsync(EndpointKey endpoint)
    {
        IReadOnlyList<DeliveryLogEntry> entries = await QueryAsync(endpoint, _start, 1).ConfigureAwait(false);
        return entries.Count > 0 ? entries[0] : null;
    }

    private ValueTask<IReadOnlyList<DeliveryLogEntry>> QueryAsync(EndpointKey endpoint, DateTimeOffset? from, int limit) =>
        log.QueryAsync(
            new DeliveryLogQuery
            {
                Tenant = endpoint.Tenant,
                Endpoint = endpoint.Name,
                Kind = DeliveryKind.Test,
                From = from,
                Limit = limit,
            },
            CancellationToken.None);

    private static bool HasArrived(DeliveryLogEntry entry) => entry.Outcome is Outcome.Delivered or Outcome.Suppressed;

    private static IEnumerable<Endpoint> Chosen(PolicySnapshot snapshot)
    {
        List<string> names = snapshot.Document.Options.Canary.Endpoints;
        return snapshot.Document.All<Endpoint>().Where(endpoint =>
            endpoint is { Verified: true, State: not EndpointState.Disabled }
            && (names.Count == 0 || names.Contains(endpoint.Name, StringComparer.OrdinalIgnoreCase)));
    }

    private static Leg ToLeg(Endpoint endpoint, DateTimeOffset start, DateTimeOffset now) => new()
    {
        Id = $"canary/{endpoint.Tenant}/{endpoint.Name}/{start.UtcTicks}",
        Tenant = endpoint.Tenant,
        Endpoint = endpoint.Name,
        Topic = Events.Topics.System,
        Kind = DeliveryKind.Test,
        DueAt = now,
        AcceptedAt = now,
    };
}
