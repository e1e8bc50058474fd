namespace Notification.Sdk;

/// <summary>Times in which notifications may leave. Immutable and thread-safe; reads no clock.</summary>
public interface IScheduleWindow
{
    /// <summary>The first open instant that is not before the given one: the given one itself when open, null when it
    /// never opens again. Must not step back: a later question never gets an earlier answer.</summary>
    /// <param name="from">The instant asked for.</param>
    DateTimeOffset? NextOpening(DateTimeOffset from);
}
