namespace Notification.Sdk;

/// <summary>What a throttle policy says.</summary>
/// <param name="IsAdmitted">Whether the notification may go.</param>
/// <param name="RefusedUntil">For a refusal, the first instant at which asking again may help; <see cref="DateTimeOffset.MaxValue"/>
/// for never. Refusals are monotone: nothing may be admitted under the same counter and severity before it.</param>
public readonly record struct ThrottleDecision(bool IsAdmitted, DateTimeOffset RefusedUntil)
{
    /// <summary>It may go.</summary>
    public static ThrottleDecision Admit => new(true, default);

    /// <summary>It may not.</summary>
    /// <param name="until">The first instant at which asking again may help.</param>
    public static ThrottleDecision Refuse(DateTimeOffset until) => new(false, until);
}
