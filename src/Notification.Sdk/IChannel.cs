using Notification.Sdk.Policies;

namespace Notification.Sdk;

/// <summary>A way to reach people. The engine owns retries, pacing, timeouts and failure: a channel makes one attempt and says what
/// came of it, by the vendor's own acknowledgement. It never retries and never sleeps.</summary>
/// <remarks>Called by many threads at once. An exception counts as an attempt of unknown outcome: see
/// <see cref="WhenUnknownFor"/>.</remarks>
public interface IChannel
{
    /// <summary>The name by which endpoints choose it, such as <c>webhook</c>. Lower case, constant.</summary>
    string Name { get; }

    /// <summary>Makes one attempt.</summary>
    /// <param name="delivery">What to send, and where to.</param>
    /// <param name="cancellationToken">Cancelled at the attempt's timeout and when the host stops.</param>
    /// <returns>What the vendor said.</returns>
    ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>The pace that the vendor allows an endpoint; null, the default, for none. The engine keeps to it by delaying, which costs
    /// no attempt. An endpoint's own pacing replaces it.</summary>
    /// <param name="target">The endpoint.</param>
    ChannelPacing? PacingFor(DeliveryTarget target) => null;

    /// <summary>What follows when nobody knows whether an attempt arrived: it timed out or threw, or its process ended before the answer was seen.
    /// The default sends the delivery again under the same id, which is right wherever the receiver passes over an id that it knows, or
    /// where twice is better than never.</summary>
    /// <param name="target">The endpoint.</param>
    WhenUnknown WhenUnknownFor(DeliveryTarget target) => WhenUnknown.SendAgain;

    /// <summary>Looks for mistakes in an endpoint before anything is sent: at start, at every reload and at every change. Must not
    /// connect anywhere.</summary>
    /// <param name="target">The endpoint.</param>
    /// <returns>What is wrong and how to mend it, one sentence each, without secrets; empty, the default, when all is well.</returns>
    IReadOnlyList<string> Check(DeliveryTarget target) => [];
}
