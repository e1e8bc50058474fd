using System.Collections.Frozen;
using Notification.Sdk.Events;

namespace Notification.Sdk.Settings;

/// <summary>Ids of assets, some ending in <c>*</c>, and names of groups.</summary>
internal sealed class AssetMatcher(IEnumerable<string> patterns, IEnumerable<string> groups)
{
    private readonly FrozenSet<string> _ids =
        patterns.Where(p => !p.EndsWith('*')).ToFrozenSet(StringComparer.Ordinal);

    private readonly string[] _prefixes = [.. patterns.Where(p => p.EndsWith('*')).Select(p => p[..^1])];
    private readonly FrozenSet<string> _groups = groups.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool Matches(Asset? asset)
    {
        if (asset is null)
        {
            return false;
        }

        if (_ids.Contains(asset.Id))
        {
            return true;
        }

        foreach (string prefix in _prefixes)
        {
            if (asset.Id.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        for (int i = 0; i < asset.Groups.Count; i++)
        {
            if (_groups.Contains(asset.Groups[i]))
            {
                return true;
            }
        }

        return false;
    }
}
