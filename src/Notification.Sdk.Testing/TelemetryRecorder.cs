using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Testing;

/// <summary>Hears everything that is logged at any level, traced, measured or thrown in the process while it lives, also what others do in
/// it. As a logger factory it takes the place of an application's. Thread-safe.</summary>
public sealed class TelemetryRecorder
    : ILoggerFactory, ILoggerProvider, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly ConcurrentBag<IDisposable> _diagnostics = [];

    /// <summary>Begins to listen.</summary>
    public TelemetryRecorder()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Hear(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Hear(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Hear(instrument, tags));
        _meters.Start();
        _diagnostics.Add(DiagnosticListener.AllListeners.Subscribe(this));
        AppDomain.CurrentDomain.FirstChanceException += Hear;
    }

    /// <summary>What was heard, one line for each thing: <c>log</c>, <c>scope</c>, <c>span</c>, <c>metric</c>, <c>diagnostic</c> or
    /// <c>thrown</c>, and what it said. A copy.</summary>
    public IReadOnlyList<string> Heard => [.. _heard];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Recording(this, categoryName);

    /// <summary>Does nothing: what is heard goes nowhere else.</summary>
    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <inheritdoc/>
    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value) =>
        _diagnostics.Add(value.Subscribe(this));

    /// <inheritdoc/>
    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value) =>
        _heard.Enqueue($"diagnostic {value.Key} {value.Value}");

    /// <inheritdoc/>
    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    /// <inheritdoc/>
    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    /// <inheritdoc/>
    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Hear;
        _activities.Dispose();
        _meters.Dispose();
        foreach (IDisposable subscription in _diagnostics)
        {
            subscription.Dispose();
        }
    }

    private void Hear(Activity activity)
    {
        string events = string.Join(' ', activity.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"));
        _heard.Enqueue(
            $"span {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} "
            + $"{string.Join(' ', activity.Baggage)} {events}");
    }

    private void Hear(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _heard.Enqueue($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}");

    private void Hear(object? sender, FirstChanceExceptionEventArgs thrown) =>
        _heard.Enqueue($"thrown {thrown.Exception.GetType().Name} {thrown.Exception.Message}");

    private sealed class Recording(TelemetryRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            recorder._heard.Enqueue($"scope {category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // What stands beside the message, for sinks that keep fields.
            string fields = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            recorder._heard.Enqueue($"log {logLevel} {category} {formatter(state, exception)} {fields} {exception}");
        }
    }
}
