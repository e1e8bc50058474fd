using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Settings;

/// <summary>Makes one topic's policy ready.</summary>
internal sealed class TopicCompiler(
    Extensions extensions, IReadOnlyList<Throttle> common, TimeZoneInfo generalZone, Problems problems)
{
    public CompiledTopic Compile(TopicPolicy given, string? tenant, string name, IReadOnlyList<CompiledRoute> routes)
    {
        string key = $"Topics:{name}";
        TopicPolicy policy = given.Over(DefaultCatalogue.Fallback);
        TimeZoneInfo zone = problems.Zone($"{key}:TimeZone", policy.TimeZone, generalZone);
        problems.Between($"{key}:DedupPeriod", policy.DedupPeriod!.Value, TimeSpan.Zero, TimeSpan.FromDays(366));
        problems.Between($"{key}:GroupWait", policy.GroupWait!.Value, TimeSpan.Zero, TimeSpan.FromDays(1));
        problems.Defined($"{key}:Mode", policy.Mode!.Value);
        problems.Defined($"{key}:Overflow", policy.Overflow!.Value);
        problems.Defined($"{key}:WhenStoreAway", policy.WhenStoreAway!.Value);
        policy.Severities!.ForEach(severity => problems.Defined($"{key}:Severities", severity));
        policy.Verdicts!.ForEach(verdict => problems.Defined($"{key}:Verdicts", verdict));
        List<Throttle> throttles = [.. Throttles($"{key}:Throttles", key, policy.Throttles!, zone, policy.Overflow.Value), .. common];
        Throttle[] perEvent = [.. throttles.Where(throttle => !throttle.IsPerLeg)];
        return new CompiledTopic
        {
            Tenant = tenant,
            Name = name,
            Mode = policy.Mode.Value,
            Severities = CompiledFilter.Mask(policy.Severities),
            Verdicts = policy.Verdicts.Aggregate(0, (mask, verdict) => mask | (1 << (int)verdict)),
            Window = Window($"{key}:Window", policy.Window!, zone),
            WhenClosed = policy.Window!.WhenClosed,
            EventThrottles = perEvent,
            Slots = [.. perEvent.Select(_ => new DenySlot())],
            LegThrottles = [.. throttles.Where(throttle => throttle.IsPerLeg)],
            Overflow = policy.Overflow.Value,
            DedupPeriod = policy.DedupPeriod.Value,
            Fingerprint = policy.Fingerprint!.Value,
            GroupWait = policy.GroupWait.Value,
            Mandatory = policy.Mandatory!.Value,
            DecidesLocally = policy.WhenStoreAway == WhenStoreAway.DecideLocally,
            Report = policy.Mode == TopicMode.Report ? Report($"{key}:Report", name, policy.Report!, zone) : null,
            KeepsFindings = policy.Findings!.Keep,
            RepeatEvery = RepeatEvery($"{key}:Findings", policy),
            Zone = zone,
            Routes = routes,
        };
    }

    public IEnumerable<Throttle> Throttles(
        string key, string owner, IReadOnlyList<ThrottleRule> rules, TimeZoneInfo zone, Overflow overflow)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            ThrottleRule rule = rules[i];
            string path = $"{key}:{i}";
            problems.Name($"{path}:Name", rule.Name);
            problems.Defined($"{path}:Kind", rule.Kind);
            problems.Between($"{path}:Interval", rule.Interval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(366));
            int most = rule.Kind == ThrottleKind.Rolling ? RollingPolicy.LargestLimit : int.MaxValue;
            problems.Between($"{path}:Limit", rule.Limit, 0, most);
            problems.Between($"{path}:ReservedForHigh", rule.ReservedForHigh ?? 0, 0, Math.Max(0, rule.Limit));
            if (rules.Take(i).Any(other => string.Equals(other.Name, rule.Name, StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"{path}:Name", $"'{rule.Name}' names two budgets. Give each a name of its own.");
            }

            TimeZoneInfo ownZone = problems.Zone($"{path}:TimeZone", rule.TimeZone, zone);
            yield return new Throttle(rule, owner, ownZone, Policy(path, rule, overflow));
        }
    }

    private IThrottlePolicy Policy(string path, ThrottleRule rule, Overflow overflow)
    {
        if (rule.Policy is { } name)
        {
            problems.Known($"{path}:Policy", name, extensions.ThrottlePolicies.Keys, "registered throttle policy");
            return extensions.ThrottlePolicies.GetValueOrDefault(name) ?? new RatePolicy();
        }

        return rule.Kind switch
        {
            ThrottleKind.Rolling => new RollingPolicy(Math.Clamp(rule.Limit, 0, RollingPolicy.LargestLimit)),
            ThrottleKind.Rate => new RatePolicy(),
            _ => new DayPolicy(overflow == Overflow.Delay ? DayPolicy.DelayedDays : DayPolicy.HeldDays),
        };
    }

    private IScheduleWindow? Window(string path, WindowRule rule, TimeZoneInfo zone)
    {
        problems.Defined($"{path}:WhenClosed", rule.WhenClosed);
        if (rule.Window is { } name)
        {
            problems.Known($"{path}:Window", name, extensions.Windows.Keys, "registered window");
            return extensions.Windows.GetValueOrDefault(name);
        }

        bool always = rule is { Hours: null, Days.Count: 0, Holidays.Count: 0 };
        TimeZoneInfo ownZone = problems.Zone($"{path}:TimeZone", rule.TimeZone, zone);
        if (always)
        {
            return null;
        }

        HoursWindow.TryCompile(rule, ownZone, out HoursWindow? window, out IReadOnlyList<string> faults);
        problems.AddBelow(path, faults);
        return window;
    }

    private CompiledReport? Report(string path, string topic, ReportRule rule, TimeZoneInfo zone)
    {
        problems.Defined($"{path}:Missed", rule.Missed);
        problems.Defined($"{path}:WhenEmpty", rule.WhenEmpty);
        rule.Sections.ForEach(section => problems.Defined($"{path}:Sections", section));
        TimeZoneInfo ownZone = problems.Zone($"{path}:TimeZone", rule.TimeZone, zone);
        bool isSent = ReportCadence.TryCompile(rule, ownZone, out ReportCadence? cadence, out IReadOnlyList<string> faults);
        problems.AddBelow(path, faults);
        string[] topics = rule.Topics.Count == 0 ? [topic] : rule.Topics.Contains("*") ? [] : [.. rule.Topics];
        return isSent ? new CompiledReport(cadence!, rule.Missed, rule.WhenEmpty, topics, [.. rule.Sections]) : null;
    }

    private TimeSpan? RepeatEvery(string path, TopicPolicy policy)
    {
        if (policy.Findings is not { Keep: true, RepeatEvery: { } every })
        {
            return null;
        }

        problems.Between($"{path}:RepeatEvery", every, TimeSpan.FromMinutes(1), TimeSpan.FromDays(366));
        if (every < policy.DedupPeriod)
        {
            problems.Add(
                $"{path}:RepeatEvery",
                $"{every} is shorter than the topic's DedupPeriod of {policy.DedupPeriod}, which would silence it. "
                + "Use at least that, or a shorter DedupPeriod.");
        }

        return every;
    }
}
