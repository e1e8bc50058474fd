using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.CrashTests;

/// <summary>Tells the parent what is known to be settled: that must never be received again.</summary>
internal sealed class TellingOutbox(IOutbox inner, Report report) : IOutbox
{
    public TimeSpan PollInterval => inner.PollInterval;

    public ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken) => inner.AppendAsync(legs, cancellationToken);

    public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        inner.ClaimAsync(request, cancellationToken);

    public ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.StartAsync(claims, now, cancellationToken);

    public async ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        int passedOver = await inner.SettleAsync(settlements, cancellationToken);
        foreach (Settlement settlement in settlements.Where(settlement => settlement.NextAt is null))
        {
            report.Say($"settled {settlement.Claim.DeliveryId}");
        }

        return passedOver;
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken) =>
        inner.NextDueAsync(except, cancellationToken);
}
