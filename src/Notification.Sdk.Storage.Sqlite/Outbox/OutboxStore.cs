using Notification.Sdk.Storage.Sqlite.Admission;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>The way out, over the file.</summary>
internal sealed class OutboxStore(StoreFile file, IDispatchSignal signal) : IOutbox
{
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileJoined = TimeSpan.FromMilliseconds(200);

    private volatile bool _mustLook;

    public TimeSpan PollInterval => file.Joined.HasAny || _mustLook ? WhileJoined : Calm;

    public async ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(legs);
        (Leg Leg, byte[] Body)[] rows = [.. legs.Select(leg => (leg, LegJson.ToUtf8(leg)))];
        await file.WriteAsync(session => Append(session, rows), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        await LookAtJoinedAsync(cancellationToken).ConfigureAwait(false);
        OpenFile open = file.Open();
        List<EndpointKey> due = open.Board.Due(request.Now, request.Except);
        if (due.Count == 0)
        {
            return [];
        }

        List<ClaimedRow> rows = await file.WriteAsync(session => Take(session, due, request), cancellationToken).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.DueAt).Select(row => row.ToClaim(open))];
    }

    public async ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        OpenFile open = file.Open();
        return await file.WriteAsync<IReadOnlyList<Claim>>(
            session => [.. claims.Where(claim => claim.Handle is ClaimHandle handle && handle.Opening == open
                && session.Use(Sql.StartDelivery).Bind(handle.No).Run() > 0)],
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        OpenFile open = file.Open();
        return settlements.Count == 0
            ? 0
            : await file.WriteAsync(session => Settle(session, settlements, open), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(
        IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(except);
        await LookAtJoinedAsync(cancellationToken).ConfigureAwait(false);
        return file.Open().Board.Next(except);
    }

    private static bool Append(Session session, (Leg Leg, byte[] Body)[] rows)
    {
        foreach ((Leg leg, byte[] body) in rows)
        {
            if (!AdmissionWriter.KnowsLeg(session, leg.Id))
            {
                AdmissionWriter.Append(session, leg, body);
            }
        }

        return true;
    }

    private static List<ClaimedRow> Take(Session session, List<EndpointKey> due, ClaimRequest request)
    {
        List<ClaimedRow> claims = [];
        due.ForEach(endpoint => Claiming.Take(session, endpoint, request, claims));
        return claims;
    }

    private static int Settle(Session session, IReadOnlyList<Settlement> settlements, OpenFile open) =>
        settlements.Count(settlement => settlement.Claim.Handle is not ClaimHandle handle
            || handle.Opening != open || !Settling.Settle(session, settlement, handle));

    /// <summary>What a transaction of the application's committed is on the board from then on.</summary>
    private async ValueTask LookAtJoinedAsync(CancellationToken cancellationToken)
    {
        _mustLook |= file.Joined.HasAny && file.Joined.Sweep();
        if (_mustLook)
        {
            await file.WriteAsync(LookAtAll, cancellationToken).ConfigureAwait(false);
            _mustLook = false;
            signal.Wake();
        }
    }

    private static bool LookAtAll(Session session)
    {
        foreach ((EndpointKey endpoint, long? dueAt, _) in Queues.All(session.Database))
        {
            session.Stands(endpoint, dueAt);
        }

        return true;
    }
}
