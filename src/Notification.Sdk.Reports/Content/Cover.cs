namespace Notification.Sdk.Reports.Content;

/// <summary>The first page: what it is, and over what.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Subtitle">The period in words; empty for none.</param>
/// <param name="Facts">Tenant, period, zone, when it was made.</param>
internal sealed record Cover(string Title, string Subtitle, IReadOnlyList<CoverFact> Facts) : ReportBlock;
