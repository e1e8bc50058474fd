namespace Notification.Sdk;

/// <summary>Which editions are wanted. What is left out does not restrict.</summary>
public sealed record ReportQuery
{
    /// <summary>Whose; the one tenant by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The very one.</summary>
    public string? Id { get; init; }

    /// <summary>Of which topic.</summary>
    public string? Topic { get; init; }

    /// <summary>For which endpoint; empty for those that were asked for.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How many at most, 1 to 1,000; 100 by default.</summary>
    public int Limit { get; init; } = 100;
}
