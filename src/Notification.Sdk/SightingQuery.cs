namespace Notification.Sdk;

/// <summary>Which sightings are wanted.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Topics">Of these topics, without regard to case; all when empty.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after.</param>
public sealed record SightingQuery(string Tenant, IReadOnlyList<string> Topics, DateTimeOffset From, DateTimeOffset To);
