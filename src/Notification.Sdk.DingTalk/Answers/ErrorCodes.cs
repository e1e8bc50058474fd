using System.Globalization;

namespace Notification.Sdk.DingTalk.Answers;

/// <summary>The vendor's error codes. HTTP 200 says nothing: only code 0 is a success. The vendor's words may change,
/// so that only the codes decide, except for 310000, which stands for five things.</summary>
internal static class ErrorCodes
{
    /// <summary>The answer is none of the vendor's. Deferred.</summary>
    public const string BadAnswer = "bad-answer";

    /// <summary>No robot of the endpoint may send just now, by our own count. Deferred.</summary>
    public const string Busy = "robots-busy";

    private const string TooFast = "The robot got more than 20 messages within a minute and is banned for ten. Give "
        + "the endpoint more robots, group events into digests, or lower PacingLimit when several processes or "
        + "products share the robot.";

    private const string NoToken = "The vendor does not know the access token: the robot was removed, or the webhook "
        + "URL was not copied whole. Copy it again from the robot's page and enable the endpoint.";

    public static Verdict Judge(RobotAnswer answer)
    {
        if (answer.Code is not { } code)
        {
            return new(VerdictKind.Later, BadAnswer, "The answer is not one of DingTalk's: check the address, and what "
                + "stands between.");
        }

        (VerdictKind kind, string meaning) = Judge(code, answer.Text);
        return new(kind, code.ToString(CultureInfo.InvariantCulture), meaning);
    }

    private static (VerdictKind Kind, string Meaning) Judge(long code, string text) => code switch
    {
        0 => (VerdictKind.Delivered, ""),
        -1 => (VerdictKind.Later, "The vendor is busy."),
        130101 or 410100 or 660026 => (VerdictKind.Banned, TooFast),
        90030 => (VerdictKind.QuotaUsedUp, "The robot's quota of messages is used up: raise the plan, group events "
            + "into digests, or add a robot that has some left."),
        310000 => SecurityFaults.Judge(text),
        88 or 300001 or 300005 or 400101 => (VerdictKind.RobotUnusable, NoToken),
        400013 => (VerdictKind.RobotUnusable, "The group was dissolved: give the endpoint a robot of another group, or "
            + "delete it."),
        400102 => (VerdictKind.RobotUnusable, "The robot is disabled: enable it in the group's settings, then enable "
            + "the endpoint."),
        400106 => (VerdictKind.RobotUnusable, "The robot is no longer in the group: add it again, copy its new webhook "
            + "URL, and enable the endpoint."),
        40035 => (VerdictKind.MessageRefused, "The vendor misses a parameter: check that nothing on the way changes "
            + "the URL or the body."),
        43002 => (VerdictKind.MessageRefused, "The vendor did not see a POST: check that nothing on the way changes "
            + "the request."),
        43004 => (VerdictKind.MessageRefused, "The vendor did not see the JSON content type: check that nothing on the "
            + "way changes the headers."),
        400105 => (VerdictKind.MessageRefused, "The robot does not take this type of message: choose messageType "
            + "markdown or text."),
        430101 => (VerdictKind.MessageRefused, "The vendor holds a link in the message for unsafe: check linkUrl."),
        430102 => (VerdictKind.MessageRefused, "The vendor holds the text of the message for improper."),
        430103 => (VerdictKind.MessageRefused, "The vendor holds a picture in the message for improper: check "
            + "pictureUrl."),
        430104 => (VerdictKind.MessageRefused, "The vendor holds the content of the message for improper."),
        _ => (VerdictKind.Later, "The vendor refused the message with a code that is not known here: look it up in its "
            + "documentation."),
    };
}
