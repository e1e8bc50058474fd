namespace Notification.Sdk.Stores;

/// <summary>The way out. Thread-safe.</summary>
public interface IOutbox
{
    /// <summary>How long the dispatcher may sleep without asking again, because legs can arrive of which nobody in this process tells
    /// it; one minute by default.</summary>
    TimeSpan PollInterval => TimeSpan.FromMinutes(1);

    /// <summary>Appends legs that pass no gate, such as a farewell. A leg whose id is known is passed over.</summary>
    /// <param name="legs">The legs.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken);

    /// <summary>Takes what is due. Legs of one group come together, and are one delivery from then on.</summary>
    /// <param name="request">What to take.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>The claims, longest due first.</returns>
    ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken);

    /// <summary>Records that attempts start, for channels that must know after a crash whether an attempt had begun: as safe as the store makes
    /// a publish, before the channel is called. A settlement of the claim ends it. Only such claims have
    /// <see cref="Claim.WasStarted"/> when their process ends before.</summary>
    /// <param name="claims">What starts, of all endpoints together.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>Those of the claims that may start; not those whose lease ended and that another process has taken since.</returns>
    ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Records what came of claims. A claim whose lease ended and that another process has taken since is passed over.</summary>
    /// <param name="settlements">One for each claim.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>How many were passed over.</returns>
    ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken);

    /// <summary>When the next unclaimed leg is due; null when none waits.</summary>
    /// <param name="except">Endpoints that do not count.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken);
}
