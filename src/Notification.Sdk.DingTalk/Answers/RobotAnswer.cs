using System.Globalization;
using Notification.Sdk.Http;

namespace Notification.Sdk.DingTalk.Answers;

/// <summary>What the vendor said.</summary>
/// <param name="Code">The error code; null when the answer is none of the vendor's.</param>
/// <param name="Text">The vendor's words, to tell apart what shares a code. Of unknown origin: they must not go into
/// receipts.</param>
internal readonly record struct RobotAnswer(long? Code, string Text)
{
    public static RobotAnswer Parse(HttpAnswer answer)
    {
        var members = JsonMembers.Of(answer);
        return new(members.Number("errcode") ?? ReadCode(members.Text("errcode")), members.Text("errmsg") ?? "");
    }

    private static long? ReadCode(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
