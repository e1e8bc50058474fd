namespace Notification.Sdk.Policies;

/// <summary>Whether an endpoint is used.</summary>
public enum EndpointState
{
    /// <summary>It is used.</summary>
    Enabled,

    /// <summary>A person switched it off; its settings are kept and nothing is sent.</summary>
    Disabled,

    /// <summary>It failed too often and was switched off by the engine; its notifications wait until it is enabled.</summary>
    AutoDisabled,
}
