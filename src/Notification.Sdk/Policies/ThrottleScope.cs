namespace Notification.Sdk.Policies;

/// <summary>What has a budget of its own. Any combination; the tenant always has.</summary>
[Flags]
public enum ThrottleScope
{
    /// <summary>One budget for the tenant.</summary>
    Tenant = 0,

    /// <summary>One for each topic.</summary>
    Topic = 1,

    /// <summary>One for each asset.</summary>
    Asset = 2,

    /// <summary>One for each contact; for an endpoint without a contact, its address.</summary>
    Recipient = 4,

    /// <summary>One for each endpoint.</summary>
    Endpoint = 8,
}
