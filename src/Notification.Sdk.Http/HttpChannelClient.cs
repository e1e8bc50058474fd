using System.Runtime.CompilerServices;
using Notification.Sdk.Http.Sending;
using Polly;
using Polly.Timeout;

namespace Notification.Sdk.Http;

/// <summary>Makes one guarded attempt over HTTP: URL check → breaker of the endpoint → timeout → the application's
/// handlers → connect guard. Never retries. Thread-safe; one for each channel, as a keyed service.</summary>
public sealed class HttpChannelClient
{
    private readonly string _name;
    private readonly Func<HttpChannelOptions> _options;
    private readonly IHttpClientFactory _clients;
    private readonly TimeProvider _time;
    private readonly EndpointPipelines _pipelines;

    internal HttpChannelClient(
        string name, Func<HttpChannelOptions> options, IHttpClientFactory clients, TimeProvider time)
    {
        _name = name;
        _options = options;
        _clients = clients;
        _time = time;
        _pipelines = new EndpointPipelines(() => EndpointPipeline.Build(options().Breaker, time));
    }

    /// <summary>Makes one attempt.</summary>
    /// <param name="target">Whose endpoint it is, for its breaker.</param>
    /// <param name="request">The request, with an absolute URL. Disposed by the caller.</param>
    /// <param name="completion"><see cref="HttpCompletionOption.ResponseHeadersRead"/> when the status says all;
    /// <see cref="HttpCompletionOption.ResponseContentRead"/> when the body is needed: a body that breaks off is a
    /// failure then.</param>
    /// <param name="cancellationToken">The caller's own end of the attempt.</param>
    /// <param name="timeout">The endpoint's own timeout instead of
    /// <see cref="HttpChannelOptions.AttemptTimeout"/>.</param>
    /// <returns>The answer, or a failure that already is a receipt.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HttpAnswer> SendAsync(
        DeliveryTarget target,
        HttpRequestMessage request,
        HttpCompletionOption completion,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(request);
        HttpChannelOptions options = _options();
        if (FindFault(request.RequestUri, options) is { } fault)
        {
            return HttpAnswer.None(DeliveryReceipt.Rejected(HttpReceipts.BadAddress, fault));
        }

        TimeSpan limit = timeout ?? options.AttemptTimeout;
        ResiliencePipeline<HttpAnswer> pipeline = _pipelines.Get(new EndpointKey(target.Tenant, target.Endpoint));
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        Outcome<HttpAnswer> outcome = await pipeline.ExecuteOutcomeAsync(
            static (inner, attempt) => attempt.Client.ExchangeAsync(
                attempt.Request, attempt.Completion, attempt.Most, attempt.Limit, inner.CancellationToken),
            context,
            (Client: this, Request: request, Completion: completion, Most: options.MaxResponseBytes, Limit: limit))
            .ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is not { } failure)
        {
            return outcome.Result!;
        }

        if (!NetworkFailures.IsExpected(failure) || cancellationToken.IsCancellationRequested)
        {
            outcome.ThrowIfException();
        }

        return HttpAnswer.None(NetworkFailures.ToReceipt(failure, limit));
    }

    private static string? FindFault(Uri? uri, HttpChannelOptions options) => uri is { IsAbsoluteUri: true }
        ? HttpAddress.FindFault(uri, options.RequireHttps)
        : "The request has no absolute URL.";

    // Says how it ended instead of throwing, and keeps the time itself: each layer of the pipeline would be one more
    // state machine and one more linked token at every attempt.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome<HttpAnswer>> ExchangeAsync(
        HttpRequestMessage request, HttpCompletionOption completion, int mostBytes, TimeSpan limit, CancellationToken callers)
    {
        using var end = new CancellationTokenSource(limit, _time);
        using CancellationTokenRegistration ended = callers.UnsafeRegister(
            static source => (source as CancellationTokenSource)?.Cancel(), end);
        try
        {
            using HttpClient client = _clients.CreateClient(_name);
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token).ConfigureAwait(false);
            (byte[] body, bool truncated) = completion == HttpCompletionOption.ResponseContentRead
                ? await BoundedContent.ReadAsync(response.Content, mostBytes, end.Token).ConfigureAwait(false)
                : ([], false);
            return Polly.Outcome.FromResult(HttpAnswer.Of(response, body, truncated, _time.GetUtcNow()));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !callers.IsCancellationRequested)
        {
            return Polly.Outcome.FromException<HttpAnswer>(new TimeoutRejectedException());
        }
        catch (Exception failure)
        {
            return Polly.Outcome.FromException<HttpAnswer>(failure);
        }
    }
}
