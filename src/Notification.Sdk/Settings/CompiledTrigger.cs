using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>A trigger made ready.</summary>
internal sealed record CompiledTrigger(ThresholdTrigger Trigger, CompiledFilter Filter);
