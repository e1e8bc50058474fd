using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>All settings of one moment: the options, and over them what was set at run time. Copies throughout.</summary>
internal sealed class SettingsDocument
{
    private readonly Dictionary<(string Kind, string Tenant, string Name), Setting> _settings = new(Comparer.Instance);
    private readonly HashSet<(string Kind, string Tenant, string Name)> _deleted = new(Comparer.Instance);

    public SettingsDocument(SecurityNotificationsOptions options, IEnumerable<StoredSetting> stored)
    {
        Options = options;
        Take(options.Topics);
        Take(options.Endpoints);
        Take(options.Contacts);
        Take(options.AssetGroups);
        Take(options.Subscriptions);
        Take(options.Silences);
        Take(options.Triggers);
        foreach (StoredSetting setting in stored.Where(setting => SettingKinds.IsKnown(setting.Kind)))
        {
            Set(setting);
        }
    }

    public SecurityNotificationsOptions Options { get; }

    public IEnumerable<T> All<T>()
        where T : Setting => _settings.Values.OfType<T>().OrderBy(s => s.Tenant, StringComparer.Ordinal)
            .ThenBy(s => s.Name, StringComparer.Ordinal);

    public T? Find<T>(string tenant, string name)
        where T : Setting => (T?)_settings.GetValueOrDefault((SettingKinds.KindOf(typeof(T)), tenant, name));

    /// <summary>Whether a setting was deleted at run time.</summary>
    public bool IsDeleted<T>(string tenant, string name)
        where T : Setting => _deleted.Contains((SettingKinds.KindOf(typeof(T)), tenant, name));

    private void Set(StoredSetting stored)
    {
        var key = (stored.Kind, stored.Tenant, stored.Name);
        if (stored.Json is null)
        {
            _settings.Remove(key);
            _deleted.Add(key);
            return;
        }

        Setting setting = SettingKinds.FromJson(stored.Kind, stored.Json);
        if (setting is TopicPolicy policy && _settings.TryGetValue(key, out Setting? below))
        {
            setting = policy.Over((TopicPolicy)below);
        }

        _settings[key] = setting;
    }

    private void Take<T>(Dictionary<string, T> settings)
        where T : Setting
    {
        foreach ((string name, T setting) in settings)
        {
            T copy = SettingKinds.Copy(setting);
            copy.Name = name;
            _settings[(SettingKinds.KindOf(typeof(T)), copy.Tenant, name)] = copy;
        }
    }

    private sealed class Comparer : IEqualityComparer<(string Kind, string Tenant, string Name)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((string Kind, string Tenant, string Name) x, (string Kind, string Tenant, string Name) y) =>
            x.Kind == y.Kind && x.Tenant == y.Tenant && StringComparer.OrdinalIgnoreCase.Equals(x.Name, y.Name);

        public int GetHashCode((string Kind, string Tenant, string Name) key) =>
            HashCode.Combine(key.Kind, key.Tenant, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
