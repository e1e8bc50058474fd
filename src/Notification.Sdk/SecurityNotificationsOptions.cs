using System.ComponentModel.DataAnnotations;
using Notification.Sdk.Policies;

namespace Notification.Sdk;

/// <summary>Everything that can be set, in code or under one configuration section. Checked at start, and again at every reload: a
/// reload that is wrong is refused and the settings before it go on. Changes take effect on the next event.</summary>
public sealed class SecurityNotificationsOptions
{
    /// <summary>The IANA zone of hours, days and message times where nothing more special is said; <c>Etc/UTC</c> by default. The
    /// machine's own zone is never used.</summary>
    [Required(ErrorMessage = "{0} is missing: leave it out for the default, or give a value.")]
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>The language of messages where nothing more special is said: <c>en</c> (the default), <c>zh-Hans</c> or
    /// <c>ja</c>.</summary>
    [Required(ErrorMessage = "{0} is missing: leave it out for the default, or give a value.")]
    public string Culture { get; set; } = "en";

    /// <summary>Policies by topic, over the default catalogue.</summary>
    public Dictionary<string, TopicPolicy> Topics { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Endpoints by name.</summary>
    public Dictionary<string, Endpoint> Endpoints { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Contacts by name.</summary>
    public Dictionary<string, Contact> Contacts { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asset groups by name.</summary>
    public Dictionary<string, AssetGroup> AssetGroups { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Subscriptions by name.</summary>
    public Dictionary<string, Subscription> Subscriptions { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Silences by name.</summary>
    public Dictionary<string, Silence> Silences { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Threshold triggers by name.</summary>
    public Dictionary<string, ThresholdTrigger> Triggers { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Budgets that hold for every topic beside its own.</summary>
    public List<ThrottleRule> Throttles { get; set; } = [];

    /// <summary>When deferred deliveries are tried again.</summary>
    public RetryRule Retry { get; set; } = new();

    /// <summary>When a failing endpoint is probed and switched off.</summary>
    public HealthRule Health { get; set; } = new();

    /// <summary>A standing test of the endpoints; none by default.</summary>
    public CanaryRule Canary { get; set; } = new();

    /// <summary>How long one attempt may take; 30 seconds by default, from 1 second to 10 minutes.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many deliveries of one endpoint may be under way at once; 4 by default, 1 to 64.</summary>
    [Range(1, 64)]
    public int EndpointConcurrency { get; set; } = 4;

    /// <summary>How long a stopping host waits for attempts under way before it cancels them; 10 seconds by default. What was not
    /// answered by then is tried again after the next start.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long internal messages are kept; 90 days by default.</summary>
    public TimeSpan InboxRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How many internal messages one inbox keeps, 1 to 1,000,000; 1,000 by default. The oldest go first.</summary>
    [Range(1, 1_000_000)]
    public int InboxCapacity { get; set; } = 1000;

    /// <summary>How many ended outcomes the delivery log keeps in memory, 1,000 to 10,000,000; 100,000 by default. Counts are kept
    /// for ever.</summary>
    [Range(1_000, 10_000_000)]
    public int LogCapacity { get; set; } = 100_000;

    /// <summary>How many notifications of topics that decide locally this node takes on while the store is away, 1 to 1,000,000; 10,000 by default.
    /// Beyond them publishers get a <see cref="Stores.StoreException"/>.</summary>
    [Range(1, 1_000_000)]
    public int AwayCapacity { get; set; } = 10_000;

    /// <summary>How many megabytes the memory of known refusals may take, 1 to 16,384; 64 by default, enough for some three million things. Each
    /// tenant has an equal share. Full, it lets through: the store is asked.</summary>
    [Range(1, 16_384)]
    public int GateMegabytes { get; set; } = 64;

    /// <summary>How many findings are kept in memory, 1,000 to 10,000,000; 100,000 by default. Resolved ones go first.</summary>
    [Range(1_000, 10_000_000)]
    public int FindingCapacity { get; set; } = 100_000;

    /// <summary>How many editions of a report are kept for each endpoint, 1 to 100; 3 by default.</summary>
    [Range(1, 100)]
    public int EditionsKept { get; set; } = 3;

    /// <summary>The largest document, in bytes, that goes along with a report's message, 0 to 100,000,000; 10,000,000 by default. A larger one is
    /// given as a link where the application registered how (<c>IReportLink</c>), and named as too large otherwise.</summary>
    [Range(0, 100_000_000)]
    public int LargestAttachment { get; set; } = 10_000_000;

    /// <summary>Whether an address that is added or changed at run time must be verified before it receives anything; not by
    /// default.</summary>
    public bool RequireVerification { get; set; }

    /// <summary>Where the options came from, for error messages; empty for code.</summary>
    internal string Key { get; set; } = "";
}
