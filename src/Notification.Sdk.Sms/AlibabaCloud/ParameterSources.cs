using System.Collections.Frozen;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>What may go into the variables of a template.</summary>
internal static class ParameterSources
{
    public const string Title = "title";
    public const string Severity = "severity";
    public const string Asset = "asset";
    public const string Count = "count";
    public const string Topic = "topic";
    public const string Time = "time";
    public const string Code = "code";

    public static FrozenSet<string> All { get; } =
        FrozenSet.Create(StringComparer.Ordinal, Title, Severity, Asset, Count, Topic, Time, Code);
}
