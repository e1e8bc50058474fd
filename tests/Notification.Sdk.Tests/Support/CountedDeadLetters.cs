using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Notification.Sdk.Tests.Support;

/// <summary>Listens to the counter of dead letters. Other tests of the process count too: ask for a channel of one's own, or one that no other
/// test lets fail at the same time.</summary>
internal sealed class CountedDeadLetters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string?> _channels = new();

    public CountedDeadLetters()
    {
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == NotificationTelemetry.Name && instrument.Name == NotificationTelemetry.DeadLetters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _channels.Enqueue(tags.ToArray().FirstOrDefault().Value as string));
        _listener.Start();
    }

    public int Of(string channel) => _channels.Count(seen => seen == channel);

    public void Dispose() => _listener.Dispose();
}
