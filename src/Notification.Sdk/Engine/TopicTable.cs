using System.Globalization;
using System.Text;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Engine;

/// <summary>What goes where, when, and why not, as a text: for each topic and severity it is asked what an event without asset would come
/// to.</summary>
internal sealed class TopicTable(ISecurityNotifier notifier, DateTimeOffset at)
{
    private readonly StringBuilder _text = new StringBuilder("The settings are right. An event of now, ")
        .Append(at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).AppendLine(" UTC, would go:");

    public async Task AddAsync(string tenant, PolicySnapshot snapshot, CancellationToken cancellationToken)
    {
        TenantPolicies policies = snapshot.Tenant(tenant);
        if (tenant.Length > 0)
        {
            _text.AppendLine().Append("TENANT ").AppendLine(tenant);
        }

        foreach (CompiledTopic topic in policies.Topics.Values.OrderBy(topic => topic.Name, StringComparer.Ordinal).Append(policies.OtherTopics))
        {
            await AddAsync(tenant, topic, policies, cancellationToken).ConfigureAwait(false);
        }

        AddRemarks(tenant, snapshot.Document, policies);
    }

    public override string ToString() => _text.ToString().TrimEnd();

    private async Task AddAsync(string tenant, CompiledTopic topic, TenantPolicies policies, CancellationToken cancellationToken)
    {
        string name = topic.Name == "*" ? "any other topic" : topic.Name;
        _text.AppendLine().Append(name).Append(topic.Mode == TopicMode.Report ? " (report)" : "").AppendLine(topic.Mandatory ? " (mandatory)" : "");
        List<(string Severities, string Answer)> rows = [];
        foreach (Severity severity in Enum.GetValues<Severity>().OrderDescending())
        {
            string answer = await AnswerAsync(tenant, topic, severity, policies, cancellationToken).ConfigureAwait(false);
            if (rows.Count > 0 && rows[^1].Answer == answer)
            {
                rows[^1] = ($"{rows[^1].Severities}, {severity}", answer);
            }
            else
            {
                rows.Add(($"{severity}", answer));
            }
        }

        foreach ((string severities, string answer) in rows)
        {
            _text.Append("  ").Append(rows.Count == 1 ? "every severity" : severities).Append(": ").AppendLine(answer);
        }

        Throttle[] budgets = [.. topic.EventThrottles.Concat(topic.LegThrottles)];
        if (budgets.Length > 0 && !topic.Mandatory)
        {
            _text.Append("  budgets: ").AppendLine(string.Join(", ", budgets.Select(budget => $"{budget.Name} ({budget.Limit})")));
        }
    }

    private async Task<string> AnswerAsync(
        string tenant, CompiledTopic topic, Severity severity, TenantPolicies policies, CancellationToken cancellationToken)
    {
        var example = new SecurityEvent
        {
            Tenant = tenant,
            Topic = topic.Name == "*" ? "any-other-topic" : topic.Name,
            Kind = "example",
            Severity = severity,
            Title = "example",
        };
        Explanation explanation = await notifier.ExplainAsync(example, at, cancellationToken).ConfigureAwait(false);
        return explanation.Result is { IsAccepted: true } result
            ? string.Join("; ", result.Legs.Select(leg => Leg(leg, topic, policies)))
            : $"nobody. {explanation.Steps[^1].Reason} ({explanation.Result.Rule})";
    }

    private string Leg(LegResult leg, CompiledTopic topic, TenantPolicies policies)
    {
        string place = policies.Endpoints.TryGetValue(leg.Endpoint, out CompiledEndpoint? endpoint) ? $"{leg.Endpoint} by {endpoint.Endpoint.Channel}" : leg.Endpoint;
        return leg is { Outcome: Outcome.Waiting, DueAt: { } due } ? $"{place} {When(due, topic.Zone)}" : $"not {place} ({leg.Rule})";
    }

    private string When(DateTimeOffset due, TimeZoneInfo zone) => due <= at
        ? "at once"
        : string.Create(CultureInfo.InvariantCulture, $"on {TimeZoneInfo.ConvertTime(due, zone):yyyy-MM-dd HH:mm} {zone.Id}");

    private void AddRemarks(string tenant, SettingsDocument document, TenantPolicies policies)
    {
        IEnumerable<CompiledEndpoint> told = policies.Topics.Values.Append(policies.OtherTopics).SelectMany(topic => topic.Routes).SelectMany(route => route.Endpoints);
        IEnumerable<string> reached = told.SelectMany(endpoint => (endpoint.Endpoint.Group?.Members ?? []).Append(endpoint.Name));
        Remark("Reached by no subscription and no primary contact", policies.Endpoints.Keys.Except(reached, StringComparer.OrdinalIgnoreCase));
        Remark("Only events of certain kinds or assets, which these have not, go by the subscriptions", Names<Subscription>(
            document, tenant, subscription => subscription.Kinds.Count + subscription.Assets.Count + subscription.AssetGroups.Count > 0));
        Remark("Silent for a while by", Names<Silence>(document, tenant, silence => (silence.From ?? at) <= at && at < silence.Until));
    }

    private static IEnumerable<string> Names<T>(SettingsDocument document, string tenant, Func<T, bool> isMeant)
        where T : Setting => document.All<T>().Where(setting => setting.Tenant == tenant && isMeant(setting)).Select(setting => setting.Name);

    private void Remark(string what, IEnumerable<string> names)
    {
        string all = string.Join(", ", names.Order(StringComparer.Ordinal));
        if (all.Length > 0)
        {
            _text.AppendLine().Append(what).Append(": ").Append(all).AppendLine(".");
        }
    }
}
