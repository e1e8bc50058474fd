using System.Collections.Concurrent;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Three concurrent dictionaries: until when each thing is silent, and a count for the topic and for each server. They never
/// forget.</summary>
internal sealed class DictionaryGate : IGate
{
    private static readonly DateTimeOffset WindowCloses = DateTimeOffset.MaxValue;

    private readonly ConcurrentDictionary<string, long> _silentUntil = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _servers = new(StringComparer.Ordinal);

    public void Notify(in Sample sample)
    {
        _silentUntil[sample.Thing] = TimeProvider.System.GetUtcNow().AddDays(1).UtcTicks;
        _topics[Sample.Topic] = 1;
        _servers[sample.Server] = 1;
    }

    public bool Admits(in Sample sample)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        bool isTopicFree = !_topics.TryGetValue(Sample.Topic, out long topic) || topic < int.MaxValue;
        bool isServerFree = !_servers.TryGetValue(sample.Server, out long server) || server < int.MaxValue;
        bool isNew = !_silentUntil.TryGetValue(sample.Thing, out long until) || until <= now.UtcTicks;
        return now < WindowCloses && isTopicFree && isServerFree && isNew;
    }

    public void Dispose()
    {
    }
}
