using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>A subscription made ready.</summary>
internal sealed record CompiledRoute(string Subscription, CompiledFilter Filter, IReadOnlyList<CompiledEndpoint> Endpoints)
{
    /// <summary>The parts of reports that these endpoints get; those of the schedule when empty.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];
}
