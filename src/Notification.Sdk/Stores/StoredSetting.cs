namespace Notification.Sdk.Stores;

/// <summary>One setting as the store keeps it.</summary>
/// <param name="Kind">The kind of setting, such as <c>endpoint</c>.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Name">By what it is told from others of its kind and tenant.</param>
/// <param name="Json">The setting, or null when it was deleted at run time: then one of that name in the configuration does not
/// count either.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record StoredSetting(
    string Kind, string Tenant, string Name, string? Json, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>Kind, tenant and name; never the setting itself, which may hold secrets.</summary>
    public override string ToString() => $"{Kind} {Tenant}/{Name}";
}
