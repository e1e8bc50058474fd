using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Gate;

/// <summary>What one budget holds back from the same endpoints until the same time: counted here, told to the store in numbers. The store
/// has its summary already: the first event that was held back went there. Thread-safe.</summary>
internal sealed class HeldBack(RefusalPoint point, string budget, IReadOnlyList<Leg> summaries, DateTimeOffset until)
{
    private const int NamedAssets = 256;

    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, Processors.Copies).Select(_ => new Stripe())];
    private int _isListed;

    public RefusalPoint Point { get; } = point;

    public DateTimeOffset Until { get; } = until;

    public DateTimeOffset DueAt { get; } = summaries[0].DueAt;

    /// <summary>Counts one. Beyond some hundred assets between two tellings, further ones are counted without their names.</summary>
    /// <returns>Whether it is the first since the counts were taken.</returns>
    public bool Count(SecurityEvent held, DateTimeOffset now)
    {
        string? asset = held.Asset?.Name ?? held.Asset?.Id;
        Stripe stripe = _stripes[Processors.Mine];
        stripe.Flag.Enter();
        if (asset is not null && stripe.Counts.Count >= NamedAssets && !stripe.Counts.ContainsKey((asset, held.Severity)))
        {
            asset = null;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(stripe.Counts, (asset, held.Severity), out _)++;
        stripe.Latest = now > stripe.Latest ? now : stripe.Latest;
        stripe.Flag.Exit();
        return Volatile.Read(ref _isListed) == 0 && Interlocked.Exchange(ref _isListed, 1) == 0;
    }

    /// <summary>Takes all counts away, each for every summary.</summary>
    public void TakeAll(List<OverflowCount> counts)
    {
        Volatile.Write(ref _isListed, 0);
        Interlocked.MemoryBarrier();
        foreach (Stripe stripe in _stripes)
        {
            stripe.Flag.Enter();
            foreach (((string? asset, Severity severity), long count) in stripe.Counts)
            {
                foreach (Leg summary in summaries)
                {
                    counts.Add(new OverflowCount(summary, budget, severity, asset, stripe.Latest, count));
                }
            }

            stripe.Counts.Clear();
            stripe.Flag.Exit();
        }
    }

    private sealed class Stripe
    {
        public SpinFlag Flag;

        public Dictionary<(string? Asset, Severity Severity), long> Counts { get; } = [];

        public DateTimeOffset Latest { get; set; }
    }
}
