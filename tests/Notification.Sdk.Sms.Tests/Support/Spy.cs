using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Hears everything that is logged, traced or measured in the process while it lives.</summary>
public sealed class Spy : ILoggerProvider, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly IDisposable _diagnostics;

    public Spy()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Heard.Enqueue(
                $"span {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events)}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((meter, _, tags, _) => Hear(meter, tags));
        _meters.SetMeasurementEventCallback<long>((meter, _, tags, _) => Hear(meter, tags));
        _meters.Start();
        _diagnostics = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public ConcurrentQueue<string> Heard { get; } = new();

    public ILogger CreateLogger(string categoryName) => new SpyLogger(this, categoryName);

    public void OnNext(DiagnosticListener value) => value.Subscribe(this);

    public void OnNext(KeyValuePair<string, object?> value) => Heard.Enqueue($"diagnostic {value.Key} {value.Value}");

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _diagnostics.Dispose();
    }

    private void Hear(Instrument meter, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Heard.Enqueue($"metric {meter.Name} {string.Join(' ', tags.ToArray())}");

    private sealed class SpyLogger(Spy spy, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            spy.Heard.Enqueue($"scope {category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            spy.Heard.Enqueue($"log {category} {formatter(state, exception)} {exception}");
    }
}
