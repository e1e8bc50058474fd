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

    [LoggerMessage(8, LogLevel.Error, "Endpoint {Tenant}/{Endpoint} was disabled automatically: {Reason}. Its notifications wait until it is enabled again.")]
    public static partial void AutoDisabled(ILogger logger, string tenant, string endpoint, string reason);

    [LoggerMessage(9, LogLevel.Error, "Channel {Channel} threw {Exception} for delivery {DeliveryId}. A channel should return a receipt instead.")]
    public static partial void ChannelThrew(ILogger logger, string channel, string exception, string deliveryId);

    [LoggerMessage(10, LogLevel.Error, "Channel {Channel} ignores cancellation: delivery {DeliveryId} is still under way after its timeout.")]
    public static partial void ChannelHangs(ILogger logger, string channel, string deliveryId);

    [LoggerMessage(11, LogLevel.Error, "Report generator {Format} threw {Exception}; the report is tried again.")]
    public static partial void GeneratorThrew(ILogger logger, string format, string exception);

    [LoggerMessage(12, LogLevel.Information, "The dispatcher stops: {UnderWay} deliveries are under way.")]
    public static partial void Stopping(ILogger logger, int underWay);

    [LoggerMessage(13, LogLevel.Error, "The news that endpoint {Tenant}/{Endpoint} must be disabled could not be acted on: {Reason}")]
    public static partial void DisableFailed(ILogger logger, string tenant, string endpoint, string reason);

    [LoggerMessage(14, LogLevel.Warning, "{Count} deliveries were answered after another process had taken them over: they may arrive twice, under the same ids.")]
    public static partial void LeasesLost(ILogger logger, int count);

    [LoggerMessage(15, LogLevel.Error, "What was counted without the store could not be told to it, and is told next time: {Reason}")]
    public static partial void FlushFailed(ILogger logger, string reason);

    [LoggerMessage(16, LogLevel.Warning, "The memory of known refusals of tenant '{Tenant}' is full: more events than need be are asked of the store. Raise GateMegabytes.")]
    public static partial void GateFull(ILogger logger, string tenant);
}
