namespace Notification.Sdk.DingTalk.Answers;

/// <summary>Code 310000, the robot's security settings: the vendor's words tell which one, in English or in
/// Chinese.</summary>
internal static class SecurityFaults
{
    public static (VerdictKind Kind, string Meaning) Judge(string text) => text switch
    {
        _ when Says(text, "sign not match", "签名不匹配") => (
            VerdictKind.RobotUnusable,
            "The signature does not match: copy the secret again from the robot's page, Additional Signature, and "
            + "enable the endpoint."),
        _ when Says(text, "invalid timestamp", "签名过期") => (
            VerdictKind.ClockWrong,
            "The vendor's clock and ours are more than an hour apart: synchronise the clock of this machine."),
        _ when Says(text, "keyword", "关键词") => (
            VerdictKind.RobotUnusable,
            "The message holds none of the robot's keywords: write them into the setting keywords, with the same case, "
            + "and enable the endpoint."),
        _ when Says(text, "whitelist", "白名单") => (
            VerdictKind.RobotUnusable,
            "Our address is not on the robot's list: add it in the robot's security settings and enable the endpoint."),
        _ => (
            VerdictKind.RobotUnusable,
            "The robot's security settings refuse us: compare keywords, secret and addresses with the robot's page and "
            + "enable the endpoint."),
    };

    private static bool Says(string text, string english, string chinese) =>
        text.Contains(english, StringComparison.OrdinalIgnoreCase) || text.Contains(chinese, StringComparison.Ordinal);
}
