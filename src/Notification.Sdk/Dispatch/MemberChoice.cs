using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Which member of a group is asked next.</summary>
/// <param name="Member">The member; null when none may be asked now.</param>
/// <param name="Awaited">When none may, the one that may first.</param>
/// <param name="FreeAt">When it may; null when no member is left at all.</param>
internal readonly record struct MemberChoice(CompiledEndpoint? Member, CompiledEndpoint? Awaited, DateTimeOffset? FreeAt)
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    /// <summary>Chooses, and takes one message of the chosen member's pace.</summary>
    public static MemberChoice Of(
        Claim claim, GroupAttempt attempt, Lanes lanes, AttemptRunner runner, int places, DateTimeOffset now)
    {
        MemberChoice later = default;
        foreach (CompiledEndpoint member in InOrder(claim, attempt.Group, lanes, now))
        {
            if (!CompiledGroup.MayBeUsed(member) || attempt.HasAsked(member))
            {
                continue;
            }

            Lane lane = lanes.Of(claim, member);
            bool isFull = lane.UnderWay >= (member.Endpoint.Concurrency ?? places);
            if (isFull && lane.UnderWay > lane.Hanging)
            {
                // Busy is not failing: nobody stands in for a member that works.
                return new(null, member, now + Busy);
            }

            DateTimeOffset? until = isFull ? now + Busy
                : lane.PausedUntil > now ? lane.PausedUntil
                : Start.Pace(member, lane, runner, now);
            if (until is not { } free)
            {
                return new(member, null, null);
            }

            if (IsBound(member, claim) && free < PatientUntil(claim, attempt.Group))
            {
                return new(null, member, free);
            }

            later = later.FreeAt <= free ? later : new(null, member, free);
        }

        return later;
    }

    /// <summary>The member that may have taken it already, for a while; then those that are well, as drawn; then those that failed
    /// just now, the least recent first. Who was asked when a process ended is not known: the attempt is made as it was begun.</summary>
    public static IEnumerable<CompiledEndpoint> InOrder(
        Claim claim, CompiledGroup group, Lanes lanes, DateTimeOffset now)
    {
        bool isPatient = now < PatientUntil(claim, group);
        return group.OrderFor(claim.DeliveryId)
            .OrderBy(member => !IsBound(member, claim) ? 1 : isPatient ? 0 : 2)
            .ThenBy(member => claim.IsInterrupted ? null : lanes.Of(claim, member).Rest.FailedWithin(group.Group.Rest, now));
    }

    private static bool IsBound(CompiledEndpoint member, Claim claim) => member.Name == claim.Member;

    private static DateTimeOffset PatientUntil(Claim claim, CompiledGroup group) => claim.CreatedAt + group.Group.Patience;
}
