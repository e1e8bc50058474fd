using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>Checks groups of endpoints, and finds their members.</summary>
internal sealed class GroupRules(Extensions extensions, Problems problems)
{
    private const int MostMembers = 16;
    private const int LargestWeight = 1000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static bool IsGroup(Endpoint endpoint) =>
        endpoint.Channel.Equals(EndpointGroup.ChannelName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The members that exist and may be members, each once, in their order.</summary>
    public static IEnumerable<Endpoint> MembersOf(Endpoint group, IReadOnlyList<Endpoint> endpoints) =>
        (group.Group?.Members ?? []).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => endpoints.FirstOrDefault(e => Same(e.Name, name)))
            .OfType<Endpoint>()
            .Where(member => member.Group is null);

    public void Check(IReadOnlyList<Endpoint> endpoints)
    {
        if (extensions.Channels.ContainsKey(EndpointGroup.ChannelName))
        {
            problems.Add(
                "Channels", $"a channel is named '{EndpointGroup.ChannelName}', which means a group of endpoints. Give it another name.");
        }

        foreach (Endpoint endpoint in endpoints)
        {
            string key = $"Endpoints:{endpoint.Name}";
            if (endpoint.Group is { } group)
            {
                Check(key, endpoint, group, endpoints);
            }
            else if (IsGroup(endpoint))
            {
                problems.Add($"{key}:Group", "the endpoint is a group without members. Name them in Group:Members.");
            }
        }
    }

    private void Check(string key, Endpoint endpoint, EndpointGroup group, IReadOnlyList<Endpoint> endpoints)
    {
        if (!IsGroup(endpoint))
        {
            problems.Add(
                $"{key}:Channel",
                $"it is '{Problems.Shown(endpoint.Channel)}', but the endpoint has a Group. Set it to "
                + $"'{EndpointGroup.ChannelName}', or take Group away.");
        }

        if (!string.IsNullOrWhiteSpace(endpoint.Address))
        {
            problems.Add($"{key}:Address", "a group has no address of its own. Take it away; the members have theirs.");
        }

        Check($"{key}:Group:Members", endpoint, group.Members, endpoints);
        problems.Defined($"{key}:Group:Order", group.Order);
        Check($"{key}:Group:Weights", group);
        problems.Between($"{key}:Group:Rest", group.Rest, TimeSpan.Zero, Day);
        problems.Between($"{key}:Group:Patience", group.Patience, TimeSpan.Zero, 7 * Day);
        problems.Between($"{key}:Group:TellEvery", group.TellEvery, TimeSpan.FromMinutes(1), 31 * Day);
    }

    private void Check(string key, Endpoint endpoint, List<string> members, IReadOnlyList<Endpoint> endpoints)
    {
        if (members.Count is 0 or > MostMembers)
        {
            problems.Add(key, $"there are {members.Count} members. Name 1 to {MostMembers} endpoints.");
        }

        for (int i = 0; i < members.Count; i++)
        {
            string name = members[i];
            if (Same(name, endpoint.Name))
            {
                problems.Add($"{key}:{i}", "the group is a member of itself. Take it away.");
                continue;
            }

            problems.Known($"{key}:{i}", name, endpoints.Select(other => other.Name), "endpoint");
            if (endpoints.Any(other => Same(other.Name, name) && (other.Group is not null || IsGroup(other))))
            {
                problems.Add($"{key}:{i}", $"'{Problems.Shown(name)}' is a group too. Name its members here instead.");
            }

            if (members.Take(i).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{key}:{i}", $"'{Problems.Shown(name)}' stands there twice. Take one away; for more load give it a weight.");
            }
        }
    }

    private void Check(string key, EndpointGroup group)
    {
        if (group.Weights.Count > 0 && group.Order != GroupOrder.Weighted)
        {
            problems.Add(key, "weights are given, but the order is not Weighted. Set Group:Order to Weighted, or take them away.");
        }
        else if (group.Weights.Count > 0 && group.Weights.Count != group.Members.Count)
        {
            problems.Add(
                key,
                $"there are {group.Weights.Count} weights for {group.Members.Count} members. Give one for each member, or none.");
        }

        group.Weights.ForEach(weight => problems.Between(key, weight, 1, LargestWeight));
    }

    private static bool Same(string x, string y) => x.Equals(y, StringComparison.OrdinalIgnoreCase);
}
