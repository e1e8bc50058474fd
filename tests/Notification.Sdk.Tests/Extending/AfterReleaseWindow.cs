namespace Notification.Sdk.Tests.Extending;

public sealed class AfterReleaseWindow(DateTimeOffset release) : IScheduleWindow
{
    public DateTimeOffset? NextOpening(DateTimeOffset from) => from < release ? release : from;
}
