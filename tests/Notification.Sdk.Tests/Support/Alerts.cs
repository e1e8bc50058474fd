using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Support;

internal static class Alerts
{
    /// <summary>Alerts go out without budgets, and nothing else does: no news of the engine itself.</summary>
    public static void AlertsOnly(this SecurityNotificationsOptions options, Action<TopicPolicy>? change = null)
    {
        var policy = new TopicPolicy { Throttles = [] };
        change?.Invoke(policy);
        options.Topics[Topics.Alerts] = policy;
        options.Subscriptions["all"].Topics = [Topics.Alerts];
    }
}
