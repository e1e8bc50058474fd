using System.Collections;

namespace Notification.Sdk.Tests.Support;

/// <summary>Nodes of one process: engines over the same stores, on one clock.</summary>
internal sealed class Cluster : IReadOnlyList<Rig>, IAsyncDisposable
{
    private readonly List<Rig> _nodes = [];

    public Cluster(
        int nodes,
        Action<SecurityNotificationsOptions, int>? configure = null,
        Action<ISecurityNotificationsBuilder>? build = null,
        SharedStores? stores = null,
        DateTimeOffset? start = null)
    {
        Stores = stores ?? new SharedStores();
        Time = new ManualClock(start ?? Rig.Noon);
        for (int i = 0; i < nodes; i++)
        {
            int node = i;
            _nodes.Add(new Rig(
                options => configure?.Invoke(options, node),
                builder =>
                {
                    Stores.Use(builder);
                    build?.Invoke(builder);
                },
                clock: Time));
        }
    }

    public ManualClock Time { get; }

    public SharedStores Stores { get; }

    public int Count => _nodes.Count;

    /// <summary>What all of them sent.</summary>
    public IReadOnlyList<RecordingChannel.Sent> Sent => [.. _nodes.SelectMany(node => node.Sent)];

    public Rig this[int index] => _nodes[index];

    /// <summary>What every receiver answers from now on.</summary>
    public void Answers(DeliveryReceipt receipt) => _nodes.ForEach(node => node.Channel.Answers(receipt));

    /// <summary>Each sends what is due now, one after the other.</summary>
    public async Task DispatchAsync()
    {
        foreach (Rig node in _nodes)
        {
            await node.DispatchAsync();
        }
    }

    /// <summary>Steps by minutes, each node in turn, for so long.</summary>
    public async Task RunForAsync(TimeSpan span, TimeSpan? step = null)
    {
        DateTimeOffset end = Time.GetUtcNow() + span;
        await DispatchAsync();
        while (Time.GetUtcNow() < end)
        {
            Time.Advance(step ?? TimeSpan.FromMinutes(1));
            await DispatchAsync();
        }
    }

    public IEnumerator<Rig> GetEnumerator() => _nodes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public async ValueTask DisposeAsync()
    {
        foreach (Rig node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
