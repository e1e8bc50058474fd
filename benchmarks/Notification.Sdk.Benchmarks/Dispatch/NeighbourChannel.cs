using System.Collections.Concurrent;
using System.Diagnostics;

namespace Notification.Sdk.Benchmarks.Dispatch;

/// <summary>Receivers that answer after 5 ms, and a dead one. Measures from publishing to the call.</summary>
internal sealed class NeighbourChannel(Death death) : IChannel
{
    public const string Dead = "dead";

    private readonly ConcurrentDictionary<string, long> _published = new();
    private readonly ConcurrentQueue<double> _milliseconds = new();

    public string Name => "neighbour";

    public void Published(string eventId) => _published[eventId] = Stopwatch.GetTimestamp();

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Target.Endpoint == Dead)
        {
            return await DieAsync(cancellationToken);
        }

        if (delivery.Events is [{ } only] && _published.TryGetValue(only.Id, out long published))
        {
            _milliseconds.Enqueue(Stopwatch.GetElapsedTime(published).TotalMilliseconds);
        }

        await Task.Delay(5, cancellationToken);
        return DeliveryReceipt.Delivered("ok");
    }

    /// <summary>Waits until all have arrived.</summary>
    public async Task<IReadOnlyCollection<double>> AllAsync(int count)
    {
        while (_milliseconds.Count < count)
        {
            await Task.Delay(10);
        }

        return _milliseconds;
    }

    private async ValueTask<DeliveryReceipt> DieAsync(CancellationToken cancellationToken)
    {
        switch (death)
        {
            case Death.Hangs:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
            case Death.Closes:
                await Task.Delay(5, cancellationToken);
                throw new IOException("The connection was closed.");
        }

        await Task.Delay(5, cancellationToken);
        return DeliveryReceipt.Deferred("500", "down");
    }
}
