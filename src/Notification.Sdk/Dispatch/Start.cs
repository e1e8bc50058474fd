using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Whether a claim may start: where to, or how it is settled without an attempt.</summary>
/// <param name="Endpoint">Where to; of a group, the member. With a dead letter, where it was to go.</param>
/// <param name="Settlement">How it is settled instead.</param>
/// <param name="Group">The attempt of the group, when the endpoint is a member of one.</param>
/// <param name="Holds">Whether the start must be recorded before.</param>
/// <param name="IsBySettings">Whether the settings end it, or do not know it: then they must be those of this moment.</param>
internal readonly record struct Start(
    CompiledEndpoint? Endpoint, Settlement? Settlement, GroupAttempt? Group = null, bool Holds = false, bool IsBySettings = false)
{
    /// <summary>The code of a dead letter that the store cannot read.</summary>
    public const string Unreadable = "unreadable";

    private const string Held = "held";

    // A node whose deployment is behind does not know every endpoint of the others.
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly DeliveryReceipt Interrupted = DeliveryReceipt.Rejected(
        UnknownNews.Code,
        "The process ended before the answer was seen. Ask the receiver, then replay or discard it.",
        mayHaveArrived: true);

    /// <summary>Asks what may have changed since the leg was admitted: the endpoint, the window, the pace.</summary>
    public static Start Decide(
        Claim claim, Lanes lanes, PolicySnapshot snapshot, AttemptRunner runner, DateTimeOffset now)
    {
        Lane lane = lanes.Of(claim.Endpoint);
        Leg first = claim.Legs[0];
        TenantPolicies policies = snapshot.Tenant(claim.Endpoint.Tenant);
        CompiledEndpoint? endpoint = first.Farewell is { } farewell
            ? snapshot.ToFarewell(farewell)
            : policies.Endpoints.GetValueOrDefault(claim.Endpoint.Name);
        if (claim.Unreadable is { } fault)
        {
            return new(endpoint, Settlement.Held(claim, now, DeliveryReceipt.Rejected(Unreadable, fault)));
        }

        if (endpoint is null)
        {
            return new(null, Unknown(claim, snapshot, now), IsBySettings: true);
        }

        if (first.Farewell is null && endpoint.Refusal is { } refusal)
        {
            return new(null, Settlement.EndedBy(claim, now, refusal), IsBySettings: true);
        }

        if (claim is { IsInterrupted: true, WasStarted: true } && runner.Holds(endpoint, claim.Endpoint.Tenant))
        {
            return new(endpoint, Settlement.Held(claim, now, Interrupted));
        }

        if (first.Farewell is null && lanes.IsHeld(claim.Endpoint, snapshot) && !lanes.MayTryHeld(claim.Endpoint, now))
        {
            return new(null, Settlement.PutOff(claim, now, claim.DueAt, null));
        }

        if (policies.Topic(first.Topic).NextOpening(now) is not { } opening)
        {
            return new(null, Settlement.EndedBy(claim, now, Rules.Window), IsBySettings: true);
        }

        if (opening != now)
        {
            return new(null, Settlement.PutOff(claim, now, opening, first.Kind == DeliveryKind.Summary ? null : Held));
        }

        HealthRule health = snapshot.Document.Options.Health;
        if (Release.Decide(claim, lane, lanes.RecordOf(claim.Endpoint), health, now) is { } released)
        {
            return new(null, released);
        }

        DateTimeOffset? paused = lane.PausedUntil > now ? lane.PausedUntil : Pace(endpoint, lane, runner, now);
        if (paused is not { } until)
        {
            lane.TryDisabledAt = lane.TryDisabledAt is null ? null : now + health.RetryDisabledAfter;
            return new(endpoint, null, Holds: runner.Holds(endpoint, claim.Endpoint.Tenant));
        }

        lane.PauseUntil(until);
        return new(null, Settlement.PutOff(claim, now, until, null));
    }

    private static Settlement Unknown(Claim claim, PolicySnapshot snapshot, DateTimeOffset now) =>
        snapshot.Document.IsDeleted<Endpoint>(claim.Endpoint.Tenant, claim.Endpoint.Name) || now - claim.CreatedAt >= Patience
            ? Settlement.EndedBy(claim, now, Rules.EndpointDeleted)
            : Settlement.PutOff(claim, now, now + LooksAgain, null);

    /// <summary>Asks an endpoint's pace for one message: null when it may leave, otherwise when it may.</summary>
    public static DateTimeOffset? Pace(CompiledEndpoint endpoint, Lane lane, AttemptRunner runner, DateTimeOffset now)
    {
        ChannelPacing? pacing = endpoint.Endpoint.PacingLimit is { } limit
            ? new ChannelPacing(limit, endpoint.Endpoint.PacingInterval)
            : runner.PacingFor(endpoint.TargetFor(endpoint.Endpoint.Tenant));
        return pacing is { } pace ? lane.AskPace(pace, now) : null;
    }
}
