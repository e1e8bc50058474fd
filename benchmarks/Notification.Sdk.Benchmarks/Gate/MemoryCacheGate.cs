using Microsoft.Extensions.Caching.Memory;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Three memory caches, with the clock's end of each entry.</summary>
internal sealed class MemoryCacheGate(long? sizeLimit = null) : IGate
{
    private static readonly DateTimeOffset WindowCloses = DateTimeOffset.MaxValue;

    private readonly MemoryCache _silent = New(sizeLimit);
    private readonly MemoryCache _topics = New(null);
    private readonly MemoryCache _servers = New(null);

    public void Notify(in Sample sample)
    {
        DateTimeOffset until = TimeProvider.System.GetUtcNow().AddDays(1);
        var options = new MemoryCacheEntryOptions { AbsoluteExpiration = until, Size = sizeLimit is null ? null : 1 };
        _silent.Set(sample.Thing, until, options);
        _topics.Set(Sample.Topic, 1L);
        _servers.Set(sample.Server, 1L);
    }

    public bool Admits(in Sample sample)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        bool isTopicFree = !_topics.TryGetValue(Sample.Topic, out long topic) || topic < int.MaxValue;
        bool isServerFree = !_servers.TryGetValue(sample.Server, out long server) || server < int.MaxValue;
        bool isNew = !_silent.TryGetValue(sample.Thing, out DateTimeOffset until) || until <= now;
        return now < WindowCloses && isTopicFree && isServerFree && isNew;
    }

    public void Dispose()
    {
        _silent.Dispose();
        _topics.Dispose();
        _servers.Dispose();
    }

    private static MemoryCache New(long? sizeLimit) => new(new MemoryCacheOptions { SizeLimit = sizeLimit });
}
