namespace Notification.Sdk.Testing.Tests.Throttling;

/// <summary>What can be wrong with a throttle policy.</summary>
public enum PolicyDefect
{
    None,
    ChangesItsLength,
    AdmitsZero,
    AdmitsOneMore,
    CountsRefusals,
    RefusesUntilNow,
    NamesALaterHour,
    NeverHelps,
    IgnoresTheReserve,
    CountsInAField,
    FailsFarAhead,
}
