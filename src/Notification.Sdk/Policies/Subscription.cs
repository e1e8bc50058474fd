namespace Notification.Sdk.Policies;

/// <summary>Which endpoints and contacts get which events. While a tenant has none, its primary contact gets every topic.</summary>
public sealed class Subscription : EventFilter
{
    /// <summary>Names of endpoints.</summary>
    public List<string> Endpoints { get; set; } = [];

    /// <summary>Names of contacts: all their endpoints are meant.</summary>
    public List<string> Contacts { get; set; } = [];

    /// <summary>The parts of reports that these endpoints get; those of the schedule when empty.</summary>
    public List<ReportSection> Sections { get; set; } = [];
}
