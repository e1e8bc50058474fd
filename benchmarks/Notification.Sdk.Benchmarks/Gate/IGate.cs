namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Decides one event: is its window open, is the topic's budget spent, is its server's, was it notified lately? All are asked,
/// whatever the first says. Thread-safe.</summary>
internal interface IGate : IDisposable
{
    /// <summary>Notifies, so that from now on it is a duplicate.</summary>
    void Notify(in Sample sample);

    /// <summary>Whether the event may pass.</summary>
    bool Admits(in Sample sample);
}
