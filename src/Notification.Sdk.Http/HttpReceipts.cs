using System.Globalization;

namespace Notification.Sdk.Http;

/// <summary>Turns answers into receipts. The code of a receipt is the status code, or one of the words here when no
/// answer came. Pure.</summary>
public static class HttpReceipts
{
    /// <summary>The guard refused the address. Rejected.</summary>
    public const string EgressRefused = "egress-refused";

    /// <summary>The URL cannot be used. Rejected.</summary>
    public const string BadAddress = "bad-address";

    /// <summary>A setting of the endpoint cannot be used. Rejected.</summary>
    public const string BadSettings = "bad-settings";

    /// <summary>The endpoint's breaker is open. Deferred until it lets an attempt through.</summary>
    public const string CircuitOpen = "circuit-open";

    /// <summary>No answer came in time. Deferred.</summary>
    public const string Timeout = "timeout";

    /// <summary>The host's name could not be resolved. Deferred.</summary>
    public const string Name = "name";

    /// <summary>No connection came about. Deferred.</summary>
    public const string Connect = "connect";

    /// <summary>The TLS handshake failed, for its own reasons or because a certificate file could not be read.
    /// Deferred.</summary>
    public const string Certificate = "tls";

    /// <summary>The connection broke. Deferred.</summary>
    public const string Network = "network";

    /// <summary>A handler that the application added held the request back. Deferred.</summary>
    public const string HeldBack = "held-back";

    /// <summary>For receivers that people write and redeploy, such as webhooks: whatever is not 2xx is tried again
    /// until the retries are used up, except 410, which disables the endpoint.</summary>
    /// <remarks>A receiver that is being redeployed, moved behind a new gateway or given new keys answers 401, 403 or
    /// 404 for a while, and the notification would be lost for good at the first of them. What is really dead ends as a
    /// dead letter after the last retry, and the endpoint's health switches it off. Wallarm resends on any non-2xx;
    /// Standard Webhooks 1.0 counts 2xx as success and 410 as the order to stop.</remarks>
    /// <param name="answer">The answer, or its failure.</param>
    public static DeliveryReceipt RetryUnlessGone(HttpAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Failure ?? (answer.Status == 410 ? Final(answer) : FromStatus(answer, later: true));
    }

    /// <summary>For vendors whose interface is stable: 408, 421, 425, 429, 5xx are tried again, every other status that
    /// is not 2xx is final; 410 disables the endpoint.</summary>
    /// <param name="answer">The answer, or its failure.</param>
    public static DeliveryReceipt RetryUnlessRefused(HttpAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Failure ?? FromStatus(answer, later: answer.Status is 408 or 421 or 425 or 429 or >= 500);
    }

    private static DeliveryReceipt FromStatus(HttpAnswer answer, bool later)
    {
        if (answer.IsSuccess)
        {
            return DeliveryReceipt.Delivered(Code(answer));
        }

        return later
            ? DeliveryReceipt.Deferred(
                Code(answer),
                Meaning(answer.Status),
                answer.RetryAfter,
                pausesEndpoint: answer.Status is 429 or 503 && answer.RetryAfter is not null)
            : Final(answer);
    }

    private static DeliveryReceipt Final(HttpAnswer answer) =>
        DeliveryReceipt.Rejected(Code(answer), Meaning(answer.Status), disablesEndpoint: answer.Status == 410);

    private static string Code(HttpAnswer answer) => answer.Status.ToString(CultureInfo.InvariantCulture);

    private static string Meaning(int status) => status switch
    {
        >= 300 and <= 399 => "The endpoint redirects, and redirects are not followed: give the address it redirects to.",
        400 => "The endpoint does not understand the request: check that it expects this format.",
        401 => "The endpoint asks for other credentials: check the secret and the headers of the endpoint.",
        403 => "The endpoint forbids the request: check the secret, the headers, and whether it admits our addresses.",
        404 => "The endpoint knows nothing at this path: check the address.",
        405 => "The endpoint does not take this method: check the method.",
        408 => "The endpoint gave up waiting for the request.",
        410 => "The endpoint is gone for good and wants nothing more: it is disabled; enable it again if that was wrong.",
        413 => "The message is too large for the endpoint: raise its limit, or send fewer events together.",
        415 => "The endpoint does not take this content type: check that it expects this format.",
        429 => "The endpoint asks for fewer requests.",
        503 => "The endpoint is not available just now.",
        >= 500 => "The endpoint failed.",
        >= 400 => "The endpoint refused the request.",
        _ => "The endpoint answered with a status that is not a success.",
    };
}
