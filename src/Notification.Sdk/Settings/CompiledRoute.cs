namespace Notification.Sdk.Settings;

/// <summary>A subscription made ready.</summary>
internal sealed record CompiledRoute(string Subscription, CompiledFilter Filter, IReadOnlyList<CompiledEndpoint> Endpoints);
