using System.Net;

namespace Notification.Sdk.Sms.Sending;

/// <summary>A body that knows whether it was asked for. It is asked for when the connection stands and not before: as
/// long as it was not, the vendor cannot have seen the request. A GET has an empty one.</summary>
internal sealed class MarkedContent(byte[] body) : HttpContent
{
    private volatile bool _wasAsked;

    public bool WasAsked => _wasAsked;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _wasAsked = true;
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
