using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Notification.Sdk.Http.Sending;

/// <summary>What an attempt without an answer comes to. No text of an exception goes into a receipt but that of our own
/// guard.</summary>
internal static class NetworkFailures
{
    /// <summary>Whether the exception is one that an attempt may end with.</summary>
    public static bool IsExpected(Exception fault) => fault
        is ExecutionRejectedException or HttpRequestException or IOException or OperationCanceledException;

    public static bool IsRefused(Exception fault) => fault.GetBaseException() is EgressRefusedException;

    public static DeliveryReceipt ToReceipt(Exception fault, TimeSpan timeout) => fault switch
    {
        BrokenCircuitException open => DeliveryReceipt.Deferred(
            HttpReceipts.CircuitOpen,
            "The endpoint failed too often just now and is left alone for a while.",
            open.RetryAfter,
            pausesEndpoint: open.RetryAfter is not null,
            nothingSent: true),
        TimeoutRejectedException => DeliveryReceipt.Deferred(
            HttpReceipts.Timeout, $"No answer came within {timeout.TotalSeconds:0.#} seconds.", mayHaveArrived: true),
        ExecutionRejectedException => DeliveryReceipt.Deferred(
            HttpReceipts.HeldBack, $"A handler of the application held the request back ({fault.GetType().Name}).", nothingSent: true),
        HttpRequestException request => ToReceipt(request),
        OperationCanceledException => DeliveryReceipt.Deferred(
            HttpReceipts.Connect,
            "The connection did not come about in time: check the address and the firewall.",
            nothingSent: true),
        _ => DeliveryReceipt.Deferred(HttpReceipts.Network, "The connection broke before the answer was complete.", mayHaveArrived: true),
    };

    private static DeliveryReceipt ToReceipt(HttpRequestException fault)
    {
        if (fault.GetBaseException() is EgressRefusedException refused)
        {
            return DeliveryReceipt.Rejected(HttpReceipts.EgressRefused, refused.Message);
        }

        return fault.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => DeliveryReceipt.Deferred(
                HttpReceipts.Name,
                "The name of the host could not be resolved: check its spelling and the DNS.",
                nothingSent: true),
            HttpRequestError.SecureConnectionError => DeliveryReceipt.Deferred(
                HttpReceipts.Certificate,
                "The TLS handshake failed: check the receiver's certificate, or give its authority or our certificate in "
                + "the Tls entries of the channel's Http options.",
                nothingSent: true),
            HttpRequestError.ConnectionError => DeliveryReceipt.Deferred(
                HttpReceipts.Connect,
                "The connection was refused or did not come about: check the address and the firewall.",
                nothingSent: true),
            _ => DeliveryReceipt.Deferred(HttpReceipts.Network, "The connection broke before the answer was complete.", mayHaveArrived: true),
        };
    }
}
