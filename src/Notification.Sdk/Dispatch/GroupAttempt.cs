using Notification.Sdk.Settings;

namespace Notification.Sdk.Dispatch;

/// <summary>One attempt of a delivery to a group: the members that were asked, and what they said. Used by the dispatcher's loop
/// alone.</summary>
internal sealed class GroupAttempt(
    CompiledGroup group, long started, TimeSpan longest, CancellationToken cancelling)
{
    /// <summary>The group, as it was when the attempt began.</summary>
    public CompiledGroup Group { get; } = group;

    /// <summary>The timestamp at its beginning.</summary>
    public long Started { get; } = started;

    /// <summary>The timeout that all members have together.</summary>
    public TimeSpan Longest { get; } = longest;

    /// <summary>Cancelled when the host will not wait any longer.</summary>
    public CancellationToken Cancelling { get; } = cancelling;

    public List<MemberAnswer> Answers { get; } = [];

    public bool HasAsked(CompiledEndpoint member) => Answers.Exists(answer => answer.Member == member);
}
