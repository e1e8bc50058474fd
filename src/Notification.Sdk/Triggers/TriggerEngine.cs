using System.Data.Common;
using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Triggers;

/// <summary>Counts every published event by the triggers that match it, and makes the events that they raise.</summary>
internal sealed class TriggerEngine(ITriggerStore store)
{
    /// <summary>Whether any trigger counts the event.</summary>
    public static bool Concerns(SecurityEvent seen, TenantPolicies policies)
    {
        for (int i = 0; i < policies.Triggers.Count; i++)
        {
            if (policies.Triggers[i].Filter.Matches(seen))
            {
                return true;
            }
        }

        return false;
    }

    public async ValueTask<IReadOnlyList<SecurityEvent>> ObserveAsync(
        SecurityEvent seen,
        TenantPolicies policies,
        DateTimeOffset now,
        bool isDryRun,
        DbTransaction? transaction,
        CancellationToken cancellationToken)
    {
        List<SecurityEvent>? raised = null;
        foreach (CompiledTrigger compiled in policies.Triggers)
        {
            if (!compiled.Filter.Matches(seen))
            {
                continue;
            }

            ThresholdTrigger trigger = compiled.Trigger;
            var sighting = new TriggerSighting(
                KeyOf(trigger, seen), now, WeightOf(seen), trigger.MoreThan, trigger.Within, isDryRun)
            {
                Transaction = transaction,
            };
            long count = await store.CountAsync(sighting, cancellationToken).ConfigureAwait(false);
            if (count > 0)
            {
                (raised ??= []).Add(Raise(trigger, seen, count, now));
            }
        }

        return raised is null ? [] : raised;
    }

    private static Fingerprint KeyOf(ThresholdTrigger trigger, SecurityEvent seen) => Fingerprint.Of(
        "trigger",
        trigger.Name,
        seen.Tenant,
        (trigger.By & TriggerKey.Source) != 0 ? SourceOf(seen) : null,
        (trigger.By & TriggerKey.Asset) != 0 ? seen.Asset?.Id : null,
        (trigger.By & TriggerKey.User) != 0 ? UserOf(seen) : null,
        (trigger.By & TriggerKey.Kind) != 0 ? seen.Kind : null);

    private static SecurityEvent Raise(ThresholdTrigger trigger, SecurityEvent seen, long count, DateTimeOffset now)
    {
        string kind = trigger.RaiseKind.Length > 0 ? trigger.RaiseKind : trigger.Name;
        return new SecurityEvent
        {
            Id = "t-" + Fingerprint.Of("raised", trigger.Name, seen.Tenant, seen.Id),
            Tenant = seen.Tenant,
            Topic = trigger.RaiseTopic,
            Kind = kind,
            Severity = trigger.RaiseSeverity,
            Asset = seen.Asset,
            Title = TitleOf(trigger, seen, count),
            OccurredAt = seen.OccurredAt ?? now,
            Evidence = seen.Evidence,
            DedupKey = Fingerprint.Of("raised", KeyOf(trigger, seen).ToString(), seen.Asset?.Id).ToString(),
        };
    }

    private static string TitleOf(ThresholdTrigger trigger, SecurityEvent seen, long count)
    {
        string template = trigger.RaiseTitle.Length > 0
            ? trigger.RaiseTitle
            : $"{trigger.Name}: {{count}} events within {{interval}}";

        // The template is the operator's. Values go in last and in one pass, so that braces in them mean nothing.
        return string.Concat(Pieces(template).Select(piece => piece switch
        {
            "{count}" => count.ToString(CultureInfo.InvariantCulture),
            "{interval}" => trigger.Within.ToString("c", CultureInfo.InvariantCulture),
            "{source}" => SourceOf(seen) ?? "?",
            "{asset}" => seen.Asset?.Name ?? seen.Asset?.Id ?? "?",
            "{user}" => UserOf(seen) ?? "?",
            _ => piece,
        }));
    }

    private static IEnumerable<string> Pieces(string template)
    {
        int start = 0;
        while (start < template.Length)
        {
            int open = template.IndexOf('{', start);
            int close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            yield return template[start..open];
            yield return template[open..(close + 1)];
            start = close + 1;
        }

        yield return template[start..];
    }

    private static int WeightOf(SecurityEvent seen) =>
        Math.Max(1, seen.Evidence.Aggregate(0, (sum, evidence) => Math.Max(sum, evidence.Weight)));

    private static string? SourceOf(SecurityEvent seen) =>
        seen.Evidence.Select(evidence => evidence.Source).FirstOrDefault(source => source is not null);

    private static string? UserOf(SecurityEvent seen) => seen.Evidence.Select(evidence => evidence switch
    {
        LogonEvidence logon => logon.User,
        AccountEvidence account => account.User,
        ProcessEvidence process => process.User,
        _ => null,
    }).FirstOrDefault(user => user is not null);
}
