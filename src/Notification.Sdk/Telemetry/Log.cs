using Microsoft.Extensions.Logging;

namespace Notification.Sdk.Telemetry;

/// <summary>Every log message of the package. Names and codes only: no text of an event, no address, no secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Notifications wait in memory only: a restart forgets what was not sent. Use a durable store in production.")]
    public static partial void MemoryOnly(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "The notification settings were reloaded.")]
    public static partial void Reloaded(ILogger logger);

    [LoggerMessage(3, LogLevel.Error, "The reloaded notification settings are wrong and were refused; the settings before them go on.\n{Problems}")]
    public static partial void ReloadRefused(ILogger logger, string problems);

    [LoggerMessage(4, LogLevel.Warning, "Event {EventId} of topic {Topic} was routed nowhere: no subscription matches it.")]
    public static partial void Unrouted(ILogger logger, string eventId, string topic);

    [LoggerMessage(5, LogLevel.Debug, "Delivery {DeliveryId} to {Tenant}/{Endpoint}: attempt {Attempt}, {Receipt}.")]
    public static partial void Attempted(
        ILogger logger, string deliveryId, string tenant, string endpoint, int attempt, DeliveryReceipt receipt);

    [LoggerMessage(6, LogLevel.Warning, "Delivery {DeliveryId} to {Tenant}/{Endpoint} was put off until {NextAt:O} after attempt {Attempt}: {Code} {Detail}")]
    public static partial void Deferred(
        ILogger logger, string deliveryId, string tenant, string endpoint, DateTimeOffset nextAt, int attempt, string code, string detail);

    [LoggerMessage(7, LogLevel.Error, "Delivery {DeliveryId} to {Tenant}/{Endpoint} is a dead letter after attempt {Attempt}: {Code} {Detail}")]
    public static partial void DeadLettered(
        ILogger logger, string deliveryId, string tenant, string endpoint, int attempt, string code, string detail);

    [LoggerMessage(8, LogLevel.Error, "Endpoint {Tenant}/{Endpoint} is {Stage} now; its last failure was '{Code}'. Stages are Healthy, Unhealthy, AboutToBeDisabled, Disabled; what waits is kept.")]
    public static partial void EndpointStage(ILogger logger, string tenant, string endpoint, HealthStage stage, string code);

    [LoggerMessage(9, LogLevel.Error, "Channel {Channel} threw {Exception} for delivery {DeliveryId}. A channel should return a receipt instead.")]
    public static partial void ChannelThrew(ILogger logger, string channel, string exception, string deliveryId);

    [LoggerMessage(10, LogLevel.Error, "Channel {Channel} ignores cancellation: delivery {DeliveryId} is still under way after its timeout.")]
    public static partial void ChannelHangs(ILogger logger, string channel, string deliveryId);

    [LoggerMessage(11, LogLevel.Error, "The report of topic {Topic} for {Tenant}/{Endpoint} could not be made and is tried again: {Exception}.")]
    public static partial void ReportFailed(ILogger logger, string topic, string tenant, string endpoint, string exception);

    [LoggerMessage(12, LogLevel.Information, "The dispatcher stops: {UnderWay} deliveries are under way.")]
    public static partial void Stopping(ILogger logger, int underWay);

    [LoggerMessage(13, LogLevel.Error, "The news that endpoint {Tenant}/{Endpoint} must be disabled could not be acted on: {Reason}")]
    public static partial void DisableFailed(ILogger logger, string tenant, string endpoint, string reason);

    [LoggerMessage(14, LogLevel.Warning, "{Count} deliveries were answered after another process had taken them over: they may arrive twice, under the same ids.")]
    public static partial void LeasesLost(ILogger logger, int count);

    [LoggerMessage(15, LogLevel.Warning, "Delivery {DeliveryId} to the group {Tenant}/{Group}: {Member} answered {Code}, {Next} is asked.")]
    public static partial void MovedOn(
        ILogger logger, string deliveryId, string tenant, string group, string member, string code, string next);

    [LoggerMessage(16, LogLevel.Error, "Nobody but the endpoint {Tenant}/{Endpoint} itself can be told that it is {Stage}. Give its contact, or the primary contact, another endpoint.")]
    public static partial void NobodyElseToTell(ILogger logger, string tenant, string endpoint, HealthStage stage);

    [LoggerMessage(17, LogLevel.Critical, "The store does not do what it is asked: {Trouble} Nothing is sent meanwhile; the next try follows in {Wait}.")]
    public static partial void TurnFailed(ILogger logger, string trouble, TimeSpan wait);

    [LoggerMessage(18, LogLevel.Warning, "The store works again, and notifications are sent.")]
    public static partial void TurnsAgain(ILogger logger);

    [LoggerMessage(19, LogLevel.Error, "{Count} answers could not be recorded before the stop: those deliveries are sent again after the next start, under the same ids.")]
    public static partial void Unrecorded(ILogger logger, int count);

    [LoggerMessage(20, LogLevel.Error, "The store refuses to record the answer of delivery {DeliveryId} to {Tenant}/{Endpoint} and records others: {Trouble} It is sent again when its lease ends, under the same id.")]
    public static partial void Unrecordable(ILogger logger, string deliveryId, string tenant, string endpoint, string trouble);

    [LoggerMessage(21, LogLevel.Warning, "The clock was set {Direction} by {Jump}, or the machine slept: it should say {Expected:O} and says {Now:O}. What is due at a time follows the clock; waits of endpoints last as long as before.")]
    public static partial void ClockSet(ILogger logger, string direction, TimeSpan jump, DateTimeOffset expected, DateTimeOffset now);

    [LoggerMessage(22, LogLevel.Error, "Nobody knows whether delivery {DeliveryId} reached {Tenant}/{Endpoint} at attempt {Attempt}: {Code} {Detail} It is held as a dead letter.")]
    public static partial void HeldUnknown(
        ILogger logger, string deliveryId, string tenant, string endpoint, int attempt, string code, string detail);

    [LoggerMessage(23, LogLevel.Error, "The test message of {Period:O} to endpoint {Tenant}/{Endpoint} did not arrive in time.")]
    public static partial void CanaryMissed(ILogger logger, string tenant, string endpoint, DateTimeOffset period);

    [LoggerMessage(24, LogLevel.Warning, "{Count} dead letters of tenant '{Tenant}' were {Verb} by {By}.")]
    public static partial void DeadLettersDecided(ILogger logger, int count, string tenant, string verb, string by);

    [LoggerMessage(25, LogLevel.Error, "The source of findings threw {Exception}; what it might have held back is sent.")]
    public static partial void SourceFailed(ILogger logger, string exception);

    [LoggerMessage(26, LogLevel.Warning, "The memory of known refusals of tenant '{Tenant}' is full: more events than need be are asked of the store. Raise GateMegabytes.")]
    public static partial void GateFull(ILogger logger, string tenant);

    [LoggerMessage(27, LogLevel.Information, "Settings that were changed elsewhere, at revision {Revision}, hold here now.")]
    public static partial void Followed(ILogger logger, long revision);

    [LoggerMessage(28, LogLevel.Error, "Settings that were changed elsewhere do not go with the options of this node and were refused; the settings before them go on.\n{Problems}")]
    public static partial void FollowRefused(ILogger logger, string problems);

    [LoggerMessage(29, LogLevel.Error, "The store is away, and this node decides by what it knows itself for the topics that want it: budgets and deduplication do not hold over all nodes until the store is back. {Trouble}")]
    public static partial void DecidesLocally(ILogger logger, string trouble);

    [LoggerMessage(30, LogLevel.Warning, "The store was told of what this node had decided without it.")]
    public static partial void ToldStore(ILogger logger);

    [LoggerMessage(31, LogLevel.Critical, "{Count} notifications that were decided while the store was away end with this process; the store was not told of them.")]
    public static partial void LostLocally(ILogger logger, int count);
}
