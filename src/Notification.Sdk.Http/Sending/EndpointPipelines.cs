using System.Collections.Concurrent;
using Polly;

namespace Notification.Sdk.Http.Sending;

/// <summary>One pipeline for each endpoint, bounded: when the young generation is full it becomes the old one, and what
/// nobody asked for since is forgotten, which closes its breaker.</summary>
internal sealed class EndpointPipelines(Func<ResiliencePipeline<HttpAnswer>> build, int capacity = 4096)
{
    private volatile ConcurrentDictionary<EndpointKey, ResiliencePipeline<HttpAnswer>> _young = new();
    private volatile ConcurrentDictionary<EndpointKey, ResiliencePipeline<HttpAnswer>> _old = new();

    public ResiliencePipeline<HttpAnswer> Get(EndpointKey key)
    {
        ConcurrentDictionary<EndpointKey, ResiliencePipeline<HttpAnswer>> young = _young;
        if (young.TryGetValue(key, out ResiliencePipeline<HttpAnswer>? pipeline))
        {
            return pipeline;
        }

        if (!_old.TryGetValue(key, out pipeline))
        {
            pipeline = build();
        }

        pipeline = young.GetOrAdd(key, pipeline);
        if (young.Count >= capacity)
        {
            // Two threads may both turn the page; the price is a breaker that closes early, never one that is shared.
            _old = young;
            _young = new();
        }

        return pipeline;
    }
}
