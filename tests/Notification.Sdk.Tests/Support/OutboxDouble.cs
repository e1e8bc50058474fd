using Notification.Sdk.Stores;

namespace Notification.Sdk.Tests.Support;

/// <summary>An outbox that fails when the test says so, and that can hand out claims as if their process had ended.</summary>
internal sealed class OutboxDouble(IOutbox inner) : IOutbox
{
    /// <summary>Why calls fail; null when they do not.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The calls that fail; all by default.</summary>
    public string Failing { get; set; } = "append claim start settle next";

    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether claims come as interrupted ones; and of those, whether they had started.</summary>
    public (bool Interrupted, bool Started) Unclean { get; set; }

    /// <summary>Legs whose settlement is never recorded.</summary>
    public Func<Leg, bool> Poisoned { get; set; } = _ => false;

    /// <summary>Legs that the store cannot read.</summary>
    public Func<Leg, bool> Damaged { get; set; } = _ => false;

    /// <summary>Whether the claims of the last time come once more, as when their lease ended.</summary>
    public bool ClaimsAgain { get; set; }

    public IReadOnlyList<Claim> LastClaims { get; private set; } = [];

    public ClaimRequest? LastRequest { get; private set; }

    /// <summary>Whether another process has taken what is to be started.</summary>
    public bool StartsNone { get; set; }

    public int Claims { get; private set; }

    public List<int> Starts { get; } = [];

    /// <summary>How many settlements were recorded.</summary>
    public int Settled { get; private set; }

    public ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken)
    {
        Fail("append");
        return inner.AppendAsync(legs, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        Claims++;
        LastRequest = request;
        Fail("claim");
        IReadOnlyList<Claim> claims = await inner.ClaimAsync(request, cancellationToken);
        if (ClaimsAgain)
        {
            ClaimsAgain = false;
            return [.. LastClaims, .. claims];
        }

        LastClaims = claims.Count > 0 ? claims : LastClaims;
        return Unclean.Interrupted || claims.Any(claim => claim.Legs.Any(Damaged)) ? [.. claims.Select(Spoil)] : claims;
    }

    public ValueTask<IReadOnlyList<Claim>> StartAsync(
        IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Fail("start");
        Starts.Add(claims.Count);
        return StartsNone ? ValueTask.FromResult<IReadOnlyList<Claim>>([]) : inner.StartAsync(claims, now, cancellationToken);
    }

    public ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
    {
        Fail("settle");
        if (settlements.Any(settlement => settlement.Claim.Legs.Any(Poisoned)))
        {
            throw new StoreException("This row cannot be written.");
        }

        Settled += settlements.Count;
        return inner.SettleAsync(settlements, cancellationToken);
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken)
    {
        Fail("next");
        return inner.NextDueAsync(except, cancellationToken);
    }

    private void Fail(string call)
    {
        if (Fault is not null && Failing.Contains(call, StringComparison.Ordinal))
        {
            throw Fault;
        }
    }

    private Claim Spoil(Claim claim) => new()
    {
        DeliveryId = claim.DeliveryId,
        Endpoint = claim.Endpoint,
        Legs = claim.Legs,
        Attempt = claim.Attempt + (Unclean.Interrupted ? 1 : 0),
        CreatedAt = claim.CreatedAt,
        DueAt = claim.DueAt,
        StillOwed = claim.StillOwed,
        Handle = claim.Handle,
        Summary = claim.Summary,
        IsInterrupted = Unclean.Interrupted,
        WasStarted = Unclean.Started,
        Unreadable = claim.Legs.Any(Damaged) ? "Its text is damaged: restore it." : null,
    };
}
