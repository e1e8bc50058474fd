using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Notification.Sdk.Http.Sending;

/// <summary>The breaker. No retry: the outbox owns retries. The timeout of an attempt is kept below it, by the client, and
/// comes up as a <see cref="TimeoutRejectedException"/>.</summary>
internal static class EndpointPipeline
{
    public static ResiliencePipeline<HttpAnswer> Build(HttpBreakerOptions breaker, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpAnswer>
            {
                FailureRatio = breaker.FailureRatio,
                MinimumThroughput = breaker.MinimumThroughput,
                SamplingDuration = breaker.SamplingDuration,
                BreakDuration = breaker.BreakDuration,
                ShouldHandle = args => ValueTask.FromResult(IsFailure(args.Outcome, args.Context.CancellationToken)),
            })
            .Build();

    private static bool IsFailure(Outcome<HttpAnswer> outcome, CancellationToken callers) => outcome switch
    {
        { Result: { } answer } => answer.Status is 408 or >= 500,
        { Exception: OperationCanceledException } => !callers.IsCancellationRequested,
        { Exception: { } fault } => fault is IOException or TimeoutRejectedException
            || (fault is HttpRequestException && !NetworkFailures.IsRefused(fault)),
        _ => false,
    };
}
