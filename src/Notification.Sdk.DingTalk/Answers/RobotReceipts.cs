using Notification.Sdk.DingTalk.Robots;

namespace Notification.Sdk.DingTalk.Answers;

/// <summary>Notes in the book what a verdict means for the robot, and turns it into a receipt for the whole
/// endpoint.</summary>
internal static class RobotReceipts
{
    /// <summary>How long the vendor bans a robot.</summary>
    private static readonly TimeSpan Ban = TimeSpan.FromMinutes(10);

    /// <summary>Seventeen attempts at this distance outlast a quota that is renewed daily.</summary>
    private static readonly TimeSpan QuotaWait = TimeSpan.FromHours(2);

    private static readonly TimeSpan ClockWait = TimeSpan.FromMinutes(5);

    /// <summary>How long the others of a pool go first.</summary>
    private static readonly TimeSpan AsideTime = TimeSpan.FromHours(1);

    public static DeliveryReceipt AllBusy(TimeSpan wait) => DeliveryReceipt.NotTried(
        ErrorCodes.Busy,
        "Every robot of the endpoint is at its pace of 20 a minute or its interval, or banned.",
        wait,
        pausesEndpoint: true);

    public static DeliveryReceipt Settle(Verdict verdict, Robot robot, RobotPool pool, RobotBook book, TimeSpan now)
    {
        Note(verdict.Kind, robot, book, now);
        string meaning = pool.Tell(robot, verdict.Meaning);
        RobotOutlook outlook = book.Look(pool, now);
        return verdict.Kind switch
        {
            VerdictKind.Delivered => DeliveryReceipt.Delivered(verdict.Code),
            VerdictKind.MessageRefused => DeliveryReceipt.Rejected(verdict.Code, meaning),
            VerdictKind.RobotUnusable when outlook.Well == 0 =>
                DeliveryReceipt.Rejected(verdict.Code, meaning, disablesEndpoint: true),
            VerdictKind.ClockWrong => DeliveryReceipt.Deferred(verdict.Code, meaning, ClockWait, pausesEndpoint: true),
            VerdictKind.Later => DeliveryReceipt.Deferred(verdict.Code, meaning),
            _ when outlook.Wait > TimeSpan.Zero =>
                DeliveryReceipt.Deferred(verdict.Code, meaning, outlook.Wait, pausesEndpoint: true),
            _ => DeliveryReceipt.Deferred(verdict.Code, meaning),
        };
    }

    private static void Note(VerdictKind kind, Robot robot, RobotBook book, TimeSpan now)
    {
        switch (kind)
        {
            case VerdictKind.Banned:
                book.Hold(robot, now, now + Ban);
                break;
            case VerdictKind.QuotaUsedUp:
                book.Hold(robot, now, now + QuotaWait);
                break;
            case VerdictKind.RobotUnusable:
                book.SetAside(robot, now, now + AsideTime);
                break;
        }
    }
}
