using System.Diagnostics.Metrics;

namespace Notification.Sdk.Tests.Support;

/// <summary>How many attempts one engine makes just now, by its own metrics. A test that lets the clock run holds it meanwhile: an attempt may still
/// wait for a thread, and would time out before its channel was called.</summary>
internal sealed class AttemptsUnderWay : IMeterFactory
{
    private readonly MeterListener _listener = new();
    private long _count;

    public bool Any => Interlocked.Read(ref _count) > 0;

    /// <summary>The engine's meter, once it has one.</summary>
    public Meter? Meter { get; private set; }

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        Meter = meter;
        _listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter == meter && instrument.Name == NotificationTelemetry.UnderWay)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _count, change));
        _listener.Start();
        return meter;
    }

    public void Dispose() => _listener.Dispose();
}
