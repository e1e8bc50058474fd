using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Tells, by the front door, that a member of a group fails while another takes its notifications, once a period; and when it
/// takes them again. The ids of the events are drawn from the period, so that neither a restart nor another node tells it twice.
/// Used by the dispatcher's loop alone.</summary>
internal sealed class FailoverNews(ISecurityNotifier notifier, IDeliveryLog log)
{
    private const string Fails = "group-member-fails";
    private const string Recovered = "group-member-recovered";
    private const long None = -1;

    // The period in which it was told last that a member fails; None when it is known that there is nothing to take back.
    private readonly Dictionary<(EndpointKey Group, string Member), long> _told = [];

    /// <summary>Tells what a delivery shows that a member has taken.</summary>
    public async ValueTask TellAsync(Claim claim, GroupAttempt attempt, Lanes lanes, DateTimeOffset now)
    {
        string taker = attempt.Answers[^1].Member.Name;
        long period = now.UtcTicks / attempt.Group.Group.TellEvery.Ticks;
        await RecoveredAsync(claim.Endpoint, taker, period, now).ConfigureAwait(false);
        foreach (CompiledEndpoint member in attempt.Group.OrderFor(claim.DeliveryId).TakeWhile(member => member.Name != taker))
        {
            bool isDead = member.Refusal is null && (member.Endpoint.State == EndpointState.AutoDisabled
                || lanes.Of(claim, member).FailedAt is not null);
            if (isDead && _told.GetValueOrDefault((claim.Endpoint, member.Name), None) < period)
            {
                _told[(claim.Endpoint, member.Name)] = period;
                await PublishAsync(claim.Endpoint, member.Name, taker, Fails, period, now).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask RecoveredAsync(EndpointKey group, string member, long period, DateTimeOffset now)
    {
        if (!_told.TryGetValue((group, member), out long told))
        {
            // Another node, or this one before it was started again, may have told it.
            told = await WasToldAsync(group, member, period).ConfigureAwait(false) ? period
                : await WasToldAsync(group, member, period - 1).ConfigureAwait(false) ? period - 1
                : None;
        }

        _told[(group, member)] = None;
        if (told != None)
        {
            await PublishAsync(group, member, member, Recovered, told, now).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> WasToldAsync(EndpointKey group, string member, long period)
    {
        var query = new DeliveryLogQuery { Tenant = group.Tenant, EventId = IdOf(Fails, group, member, period), Limit = 1 };
        return (await log.QueryAsync(query, CancellationToken.None).ConfigureAwait(false)).Count > 0;
    }

    private async ValueTask PublishAsync(
        EndpointKey group, string member, string taker, string kind, long period, DateTimeOffset now)
    {
        bool fails = kind == Fails;
        await notifier.PublishAsync(
            new SecurityEvent
            {
                Id = IdOf(kind, group, member, period),
                Tenant = group.Tenant,
                Topic = Topics.System,
                Kind = kind,
                Severity = fails ? Severity.High : Severity.Informational,
                Title = fails
                    ? $"The endpoint '{member}' fails; '{taker}' takes the notifications of the group '{group.Name}'"
                    : $"The endpoint '{member}' takes the notifications of the group '{group.Name}' again",
                OccurredAt = now,
                Evidence =
                [
                    new OtherEvidence("failover")
                    {
                        Identity = new Dictionary<string, string> { ["group"] = group.Name, ["member"] = member },
                        Details = new Dictionary<string, string> { ["taken-by"] = taker },
                    },
                ],
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private static string IdOf(string kind, EndpointKey group, string member, long period) =>
        $"{kind}-{Fingerprint.Of(group.Tenant, group.Name, member, $"{period}")}";
}
