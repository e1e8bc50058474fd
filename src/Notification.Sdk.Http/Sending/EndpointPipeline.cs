using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Notification.Sdk.Http.Sending;

/// <summary>Breaker, then timeout. No retry: the outbox owns retries.</summary>
internal static class EndpointPipeline
{
    public static readonly ResiliencePropertyKey<TimeSpan> Timeout = new("Notification.Sdk.Http.Timeout");

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
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(args.Context.Properties.GetValue(Timeout, default)),
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
