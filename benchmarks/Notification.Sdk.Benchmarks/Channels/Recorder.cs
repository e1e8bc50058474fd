using System.Net;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>Keeps the request that passes by and answers it itself.</summary>
internal sealed class Recorder : DelegatingHandler
{
    public Recording? Recording { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpContent content = request.Content ?? throw new InvalidOperationException("The request has no body.");
        Recording = new Recording(
            await content.ReadAsByteArrayAsync(cancellationToken),
            [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, string.Join(' ', header.Value)))],
            content.Headers.ContentType?.MediaType ?? "");
        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}
