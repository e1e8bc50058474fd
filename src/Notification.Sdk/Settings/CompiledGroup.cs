using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>A group of endpoints made ready.</summary>
internal sealed class CompiledGroup(EndpointGroup group, IReadOnlyList<CompiledEndpoint> members)
{
    public EndpointGroup Group { get; } = group;

    /// <summary>As they are written.</summary>
    public IReadOnlyList<CompiledEndpoint> Members { get; } = members;

    /// <summary>Why nothing may be sent to any member, or null.</summary>
    public string? Refusal => Members.Any(member => member.Refusal is null) ? null
        : Members.All(member => member.Refusal == Rules.EndpointDisabled) ? Rules.EndpointDisabled
        : Rules.Unverified;

    /// <summary>Whether all members that a person left on were disabled automatically, so that notifications wait.</summary>
    public bool IsHeld => Refusal is null && !Members.Any(MayBeUsed);

    /// <summary>Whether the settings let a member be used.</summary>
    public static bool MayBeUsed(CompiledEndpoint member) =>
        member.Refusal is null && member.Endpoint.State == EndpointState.Enabled;

    /// <summary>The order of a delivery while all members are well. The same delivery always has the same order.</summary>
    public IReadOnlyList<CompiledEndpoint> OrderFor(string deliveryId) => Group.Order == GroupOrder.Priority
        ? Members
        : [.. Members.Select((member, i) => (Member: member, Draw: Draw(deliveryId, member, WeightOf(i))))
            .OrderBy(drawn => drawn.Draw).Select(drawn => drawn.Member)];

    private int WeightOf(int index) => index < Group.Weights.Count ? Math.Max(1, Group.Weights[index]) : 1;

    // The first of independent clocks that run as fast as their weights rings with a chance of its part in all weights; and when
    // a member goes, the order of the others stays. (Efraimidis and Spirakis, Weighted random sampling with a reservoir, 2006.)
    private static double Draw(string deliveryId, CompiledEndpoint member, int weight)
    {
        ulong bits = Fingerprint.Of("group", deliveryId, member.Name).High;
        return -Math.Log((bits + 1.0) / (ulong.MaxValue + 1.0)) / weight;
    }
}
