using System.Globalization;
using System.Text;

namespace Notification.Sdk.Http;

/// <summary>What came of one attempt: an answer, or a <see cref="Failure"/> when none came. Immutable.</summary>
public sealed class HttpAnswer
{
    private HttpAnswer()
    {
    }

    /// <summary>The receipt to hand back when no answer came: the guard refused, the breaker is open, the network
    /// failed, time ran out. Null when there is an answer.</summary>
    public DeliveryReceipt? Failure { get; private init; }

    /// <summary>The status code; 0 when no answer came.</summary>
    public int Status { get; private init; }

    /// <summary>How long the other side asks to wait (<c>Retry-After</c>, RFC 9110 section 10.2.3, in seconds or as a
    /// date), when it does and the time is not over.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>The body, cut at <see cref="HttpChannelOptions.MaxResponseBytes"/>; empty when only the status was
    /// asked for. Text of unknown origin: it must not go into receipts or logs.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Whether the body was longer.</summary>
    public bool Truncated { get; private init; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The body as UTF-8 text; what is not UTF-8 becomes U+FFFD.</summary>
    public string ReadText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The status or the failure's code, for logs.</summary>
    public override string ToString() => Failure?.Code ?? Status.ToString(CultureInfo.InvariantCulture);

    internal static HttpAnswer None(DeliveryReceipt failure) => new() { Failure = failure };

    internal static HttpAnswer Of(HttpResponseMessage response, byte[] body, bool truncated, DateTimeOffset now)
    {
        TimeSpan? wait = response.Headers.RetryAfter is { } header ? header.Delta ?? (header.Date - now) : null;
        return new()
        {
            Status = (int)response.StatusCode,
            RetryAfter = wait > TimeSpan.Zero ? wait : null,
            Body = body,
            Truncated = truncated,
        };
    }
}
