namespace Notification.Sdk.Policies;

/// <summary>In which order the members of a group are asked.</summary>
public enum GroupOrder
{
    /// <summary>As they are written: the first takes everything while it can.</summary>
    Priority,

    /// <summary>Drawn for each delivery by the weights, from the delivery's id: a retry draws the same order.</summary>
    Weighted,
}
