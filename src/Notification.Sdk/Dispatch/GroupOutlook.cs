using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Says which members of a group would be asked, as they fare in this process. Thread-safe.</summary>
internal sealed class GroupOutlook(LaneTable lanes)
{
    /// <summary>The order of a new delivery, in words for an operator; what is under way and the pace are left out.</summary>
    public string Of(string tenant, CompiledGroup group, DateTimeOffset at)
    {
        (string Name, LaneRest State)[] members =
        [
            .. group.Members.Where(CompiledGroup.MayBeUsed)
                .Select(member => (member.Name, State: lanes.RestOf(new EndpointKey(tenant, member.Name))))
                .OrderBy(member => member.State.PausedUntil > at ? member.State.PausedUntil : DateTimeOffset.MinValue)
                .ThenBy(member => member.State.FailedWithin(group.Group.Rest, at)),
        ];
        if (members.Length == 0)
        {
            return "by no member: none may be used";
        }

        int well = members.Count(member => member.State.PausedUntil <= at && member.State.FailedWithin(group.Group.Rest, at) is null);
        int first = group.Group.Order == GroupOrder.Weighted ? Math.Max(1, well) : 1;
        string then = string.Join(", ", members.Skip(first).Select(member => Told(member.Name, member.State, group.Group.Rest, at)));
        return $"by {string.Join(" or ", members.Take(first).Select(member => Told(member.Name, member.State, group.Group.Rest, at)))}"
            + (then.Length > 0 ? $", then {then}" : "");
    }

    private static string Told(string name, LaneRest state, TimeSpan rest, DateTimeOffset at) =>
        state.PausedUntil > at ? $"{name} (paused)" : state.FailedWithin(rest, at) is not null ? $"{name} (failed just now)" : name;
}
