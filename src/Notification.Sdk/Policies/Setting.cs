namespace Notification.Sdk.Policies;

/// <summary>A named piece of settings: data that code, configuration or the run-time settings store can give. The engine copies
/// settings when it takes them; changing an instance afterwards changes nothing.</summary>
public abstract class Setting
{
    /// <summary>The name, unique among its kind and tenant: 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>. In
    /// configuration it is the key of the section.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whose it is; empty for the one tenant of a single-tenant product.</summary>
    public string Tenant { get; set; } = "";
}
