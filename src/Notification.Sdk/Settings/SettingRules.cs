using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>Checks named settings, and that what they name exists.</summary>
internal sealed class SettingRules(Extensions extensions, Problems problems)
{
    public void Check(IReadOnlyList<Contact> contacts, IReadOnlyList<Endpoint> endpoints)
    {
        foreach (Contact contact in contacts)
        {
            string key = $"Contacts:{contact.Name}";
            problems.Name(key, contact.Name);
            contact.Endpoints.ForEach(name => problems.Known(
                $"{key}:Endpoints", name, endpoints.Select(endpoint => endpoint.Name), "endpoint"));
            if (contact.Primary && !endpoints.Any(endpoint => IsUsed(endpoint, contact, endpoints)))
            {
                problems.Add(
                    $"{key}:Endpoints",
                    "the primary contact has no endpoint that is not disabled, so mandatory topics would reach nobody. "
                    + "Enable one, or give it another.");
            }
        }
    }

    public void Check(CompiledEndpoint compiled)
    {
        Endpoint endpoint = compiled.Endpoint;
        string key = $"Endpoints:{endpoint.Name}";
        problems.Name(key, endpoint.Name);
        problems.Defined($"{key}:State", endpoint.State);
        problems.Between($"{key}:Concurrency", endpoint.Concurrency ?? 1, 1, 64);
        problems.Between($"{key}:PacingLimit", endpoint.PacingLimit ?? 1, 1, 4096);
        problems.Between($"{key}:PacingInterval", endpoint.PacingInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        if (endpoint.Group is null && !GroupRules.IsGroup(endpoint))
        {
            problems.Known($"{key}:Channel", endpoint.Channel, extensions.Channels.Keys, "registered channel");
        }

        if (extensions.Channels.TryGetValue(endpoint.Channel, out IChannel? channel))
        {
            foreach (string problem in channel.Check(compiled.TargetFor(endpoint.Tenant)))
            {
                problems.Add(key, problem);
            }
        }
    }

    public void Check(
        IReadOnlyList<Subscription> subscriptions,
        IReadOnlyList<Endpoint> endpoints,
        IReadOnlyList<Contact> contacts)
    {
        foreach (Subscription subscription in subscriptions)
        {
            string key = $"Subscriptions:{subscription.Name}";
            Check(key, subscription);
            subscription.Sections.ForEach(section => problems.Defined($"{key}:Sections", section));
            subscription.Endpoints.ForEach(name => problems.Known(
                $"{key}:Endpoints", name, endpoints.Select(endpoint => endpoint.Name), "endpoint"));
            subscription.Contacts.ForEach(name => problems.Known(
                $"{key}:Contacts", name, contacts.Select(contact => contact.Name), "contact"));
            if (subscription.Endpoints.Count + subscription.Contacts.Count == 0)
            {
                problems.Add(key, "it names nobody to tell. Give it Endpoints or Contacts.");
            }
        }
    }

    public void Check(IReadOnlyList<Silence> silences)
    {
        foreach (Silence silence in silences)
        {
            string key = $"Silences:{silence.Name}";
            Check(key, silence);
            Given($"{key}:Owner", silence.Owner, "Say who asked for the silence.");
            Given($"{key}:Reason", silence.Reason, "Say why there is silence.");
            if (silence.Until is null)
            {
                problems.Add($"{key}:Until", "a silence needs an end. Give the first instant at which it is over.");
            }
            else if (silence.From >= silence.Until)
            {
                problems.Add($"{key}:Until", "the end is not after the start. Give a later end.");
            }
        }
    }

    public void Check(IReadOnlyList<ThresholdTrigger> triggers)
    {
        foreach (ThresholdTrigger trigger in triggers)
        {
            string key = $"Triggers:{trigger.Name}";
            Check(key, trigger);
            problems.Between($"{key}:MoreThan", trigger.MoreThan, 1, 10_000);
            problems.Between($"{key}:Within", trigger.Within, TimeSpan.FromSeconds(1), TimeSpan.FromDays(31));
            problems.Name($"{key}:RaiseTopic", trigger.RaiseTopic);
            problems.Defined($"{key}:RaiseSeverity", trigger.RaiseSeverity);
        }
    }

    private static bool IsUsed(Endpoint endpoint, Contact contact, IReadOnlyList<Endpoint> endpoints) =>
        endpoint.State != EndpointState.Disabled
        && (endpoint.Group is null || GroupRules.MembersOf(endpoint, endpoints).Any(m => m.State != EndpointState.Disabled))
        && contact.Endpoints.Contains(endpoint.Name, StringComparer.OrdinalIgnoreCase);

    private void Check(string key, EventFilter filter)
    {
        problems.Name(key, filter.Name);
        filter.AssetGroups.Where(string.IsNullOrWhiteSpace).ToList()
            .ForEach(_ => problems.Add($"{key}:AssetGroups", "a name is empty. Name an asset group."));
        filter.Severities.ForEach(severity => problems.Defined($"{key}:Severities", severity));
    }

    private void Given(string key, string value, string mend)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add(key, $"it is empty. {mend}");
        }
    }
}
