using System.Collections.Frozen;
using System.Globalization;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>Makes the settings of one tenant ready, with what holds where the tenant says nothing.</summary>
internal sealed class TenantCompiler(
    SettingsDocument document,
    Extensions extensions,
    TopicCompiler topics,
    TimeZoneInfo zone,
    long share,
    Problems problems)
{
    private const string DefaultContact = "primary";
    private const string DefaultEndpoint = "inbox";
    private const string InboxChannel = "inbox";

    private readonly TagLocks _locks = new();
    private readonly CultureInfo _culture =
        SettingsCompiler.Culture("Culture", document.Options.Culture, CultureInfo.GetCultureInfo("en"), problems);

    public TenantPolicies Compile(string tenant) => Compile(
        tenant,
        [.. Of<Endpoint>(tenant)],
        [.. Of<Contact>(tenant)],
        [.. Of<Subscription>(tenant)]);

    public TenantPolicies CompileUnknown() => Compile(tenant: null, [], [], []);

    private TenantPolicies Compile(
        string? tenant, List<Endpoint> endpoints, List<Contact> contacts, List<Subscription> subscriptions)
    {
        AddDefaults(endpoints, contacts, subscriptions);
        var rules = new SettingRules(extensions, problems);
        Dictionary<string, AssetGroup> groups =
            Of<AssetGroup>(tenant).ToDictionary(group => group.Name, StringComparer.OrdinalIgnoreCase);
        rules.Check(contacts, endpoints);
        rules.Check([.. Of<Silence>(tenant)]);
        rules.Check([.. Of<ThresholdTrigger>(tenant)]);
        rules.Check(subscriptions, endpoints, contacts);

        new GroupRules(extensions, problems).Check(endpoints);
        FrozenDictionary<string, CompiledEndpoint> compiled = endpoints.ToFrozenDictionary(
            endpoint => endpoint.Name,
            endpoint => CompileEndpoint(endpoint, contacts, endpoints),
            StringComparer.OrdinalIgnoreCase);
        foreach (CompiledEndpoint endpoint in compiled.Values)
        {
            rules.Check(endpoint);
        }

        CompiledRoute[] routes = [.. subscriptions.Select(s => CompileRoute(s, compiled, contacts, groups))];
        CompiledRoute toPrimary = new(
            DefaultContact,
            new CompiledFilter(new Subscription(), groups),
            EndpointsOf(contacts.Where(contact => contact.Primary).SelectMany(contact => contact.Endpoints), compiled));
        return new TenantPolicies
        {
            Topics = CompileTopics(tenant, routes, toPrimary),
            OtherTopics = CompileTopic(new TopicPolicy { Name = "*" }, tenant, "*", routes, toPrimary),
            Refused = new DenyTable(share, _locks),
            Endpoints = compiled,
            Silences = [.. Of<Silence>(tenant).Select(silence => CompileSilence(silence, groups))],
            Triggers = [.. Of<ThresholdTrigger>(tenant).Select(t => new CompiledTrigger(t, new CompiledFilter(t, groups)))],
        };
    }

    private static void AddDefaults(List<Endpoint> endpoints, List<Contact> contacts, List<Subscription> subscriptions)
    {
        if (!contacts.Exists(contact => contact.Primary))
        {
            Contact? named = contacts.Find(c => c.Name.Equals(DefaultContact, StringComparison.OrdinalIgnoreCase));
            contacts.RemoveAll(contact => contact == named);
            contacts.Add(new Contact
            {
                Name = DefaultContact,
                Primary = true,
                Culture = named?.Culture,
                TimeZone = named?.TimeZone,
                Endpoints = named is { Endpoints.Count: > 0 } ? named.Endpoints : [DefaultEndpoint],
            });
        }

        if (!endpoints.Exists(e => e.Name.Equals(DefaultEndpoint, StringComparison.OrdinalIgnoreCase)))
        {
            endpoints.Add(new Endpoint { Name = DefaultEndpoint, Channel = InboxChannel, Address = DefaultEndpoint });
        }

        if (subscriptions.Count == 0)
        {
            subscriptions.Add(new Subscription
            {
                Name = "default",
                Contacts = [.. contacts.Where(contact => contact.Primary).Select(contact => contact.Name)],
            });
        }
    }

    private FrozenDictionary<string, CompiledTopic> CompileTopics(
        string? compiled, CompiledRoute[] routes, CompiledRoute toPrimary)
    {
        string tenant = compiled ?? "";
        IEnumerable<string> names = DefaultCatalogue.Topics.Select(policy => policy.Name)
            .Concat(Of<TopicPolicy>("").Concat(Of<TopicPolicy>(tenant)).Select(policy => policy.Name))
            .Concat(Of<Subscription>(tenant).SelectMany(subscription => subscription.Topics))
            .Where(name => name != "*");
        return names.Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(
            name => name,
            name => CompileTopic(PolicyOf(tenant, name), compiled, name, routes, toPrimary),
            StringComparer.OrdinalIgnoreCase);
    }

    private TopicPolicy PolicyOf(string tenant, string name)
    {
        TopicPolicy policy = DefaultCatalogue.Topics
            .FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase), new TopicPolicy { Name = name });
        policy = document.Find<TopicPolicy>("", name)?.Over(policy) ?? policy;
        return tenant.Length > 0 ? document.Find<TopicPolicy>(tenant, name)?.Over(policy) ?? policy : policy;
    }

    private CompiledTopic CompileTopic(
        TopicPolicy policy, string? tenant, string name, CompiledRoute[] routes, CompiledRoute toPrimary)
    {
        if (name != "*")
        {
            problems.Name($"Topics:{name}", name);
        }

        CompiledRoute[] own = [.. routes.Where(route => route.Filter.MatchesTopic(name))];
        return topics.Compile(policy, tenant, name, policy.Mandatory == true ? [.. own, toPrimary] : own);
    }

    private CompiledEndpoint CompileEndpoint(Endpoint endpoint, List<Contact> contacts, List<Endpoint> endpoints)
    {
        CompiledEndpoint alone = CompileEndpoint(endpoint, contacts, _culture, zone);
        if (endpoint.Group is not { } group)
        {
            return alone;
        }

        // What the group's contact says holds for members that no contact owns.
        IEnumerable<CompiledEndpoint> members = GroupRules.MembersOf(endpoint, endpoints)
            .Select(member => CompileEndpoint(member, contacts, alone.Culture, alone.Zone));
        return new CompiledEndpoint(alone, new CompiledGroup(group, [.. members]));
    }

    private CompiledEndpoint CompileEndpoint(
        Endpoint endpoint, List<Contact> contacts, CultureInfo generalCulture, TimeZoneInfo generalZone)
    {
        Contact? owner = contacts.Find(c => c.Endpoints.Contains(endpoint.Name, StringComparer.OrdinalIgnoreCase));
        string key = $"Endpoints:{endpoint.Name}";
        string ownerKey = $"Contacts:{owner?.Name}";
        CultureInfo culture = SettingsCompiler.Culture($"{ownerKey}:Culture", owner?.Culture, generalCulture, problems);
        TimeZoneInfo ownZone = problems.Zone($"{ownerKey}:TimeZone", owner?.TimeZone, generalZone);
        return new CompiledEndpoint(
            endpoint,
            owner,
            SettingsCompiler.Culture($"{key}:Culture", endpoint.Culture, culture, problems),
            problems.Zone($"{key}:TimeZone", endpoint.TimeZone, ownZone));
    }

    private static CompiledRoute CompileRoute(
        Subscription subscription,
        FrozenDictionary<string, CompiledEndpoint> endpoints,
        List<Contact> contacts,
        Dictionary<string, AssetGroup> groups)
    {
        IEnumerable<string> owned = contacts
            .Where(contact => subscription.Contacts.Contains(contact.Name, StringComparer.OrdinalIgnoreCase))
            .SelectMany(contact => contact.Endpoints);
        return new CompiledRoute(
            subscription.Name,
            new CompiledFilter(subscription, groups),
            EndpointsOf(subscription.Endpoints.Concat(owned), endpoints))
        {
            Sections = [.. subscription.Sections],
        };
    }

    private static CompiledEndpoint[] EndpointsOf(
        IEnumerable<string> names, FrozenDictionary<string, CompiledEndpoint> endpoints) =>
        [.. names.Distinct(StringComparer.OrdinalIgnoreCase).Where(endpoints.ContainsKey).Select(name => endpoints[name])];

    private static CompiledSilence CompileSilence(Silence silence, Dictionary<string, AssetGroup> groups) => new(
        Rules.SilencePrefix + silence.Name,
        new CompiledFilter(silence, groups),
        silence.From ?? DateTimeOffset.MinValue,
        silence.Until ?? DateTimeOffset.MinValue);

    private IEnumerable<T> Of<T>(string? tenant)
        where T : Setting => document.All<T>().Where(setting => setting.Tenant == tenant);
}
