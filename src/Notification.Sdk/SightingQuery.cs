namespace Notification.Sdk;

/// <summary>Which sightings are wanted. They are counted by quarters of an hour of UTC: that of <paramref name="From"/> is among them whole, that of
/// <paramref name="To"/> is not, so that what one query ends with the next one begins with.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Topics">Of these topics, without regard to case; all when empty.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after.</param>
public sealed record SightingQuery(string Tenant, IReadOnlyList<string> Topics, DateTimeOffset From, DateTimeOffset To);
