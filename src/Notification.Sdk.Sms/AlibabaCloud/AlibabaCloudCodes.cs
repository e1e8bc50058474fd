using System.Collections.Frozen;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>The vendor's codes: SendSms and its error table, and those of the gateway before it.</summary>
internal static class AlibabaCloudCodes
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly CodeRule Signature = new(
        CodeClass.AccountRefused, "The signature is not approved for this account: check SignName in the console.");

    private static readonly CodeRule Parameters = new(
        CodeClass.Refused, "The template asks for other variables: compare Parameters with the approved template.");

    private static readonly CodeRule NotOpened = new(
        CodeClass.AccountRefused, "The service is not activated: activate SMS for this account.");

    private static readonly CodeRule Forbidden = new(
        CodeClass.AccountRefused, "The access key may not send: grant its user dysms:SendSms.");

    private static readonly CodeRule AccessKey = new(
        CodeClass.AccountRefused, "The access key is not known or switched off: give a valid one.");

    private static readonly CodeRule Url = new(
        CodeClass.AccountRefused, "The address does not offer SendSms: check Url.");

    private static readonly FrozenDictionary<string, CodeRule> Rules = new Dictionary<string, CodeRule>
    {
        ["OK"] = new(CodeClass.Arrived, ""),
        ["SignatureNonceUsed"] = new(
            CodeClass.Arrived,
            "Something on the way repeated the request, and the first one probably arrived: look for a retrying handler "
            + "or proxy."),
        ["isv.BUSINESS_LIMIT_CONTROL"] = new(
            CodeClass.NumberLater,
            "The number got too many of these messages: lower the topic's caps, or ask the vendor for a whitelist.",
            TimeSpan.FromHours(1)),
        ["isv.DAY_LIMIT_CONTROL"] = new(
            CodeClass.LaterForAll, "The account's limit of the day is reached: raise it in the console.", Day),
        ["isv.MONTH_LIMIT_CONTROL"] = new(
            CodeClass.LaterForAll, "The account's limit of the month is reached: raise it in the console.", Day),
        ["Throttling.User"] = new(CodeClass.LaterForAll, "The account sends too fast.", TimeSpan.FromSeconds(1)),
        ["Throttling"] = new(CodeClass.LaterForAll, "The account sends too fast.", TimeSpan.FromSeconds(1)),
        ["isp.SYSTEM_ERROR"] = new(CodeClass.Later, "The vendor failed."),
        ["ServiceUnavailable"] = new(CodeClass.Later, "The vendor is not available just now."),
        ["InvalidTimeStamp.Expired"] = new(
            CodeClass.Later,
            "The clock of this machine is off by more than 15 minutes: set it.",
            TimeSpan.FromMinutes(1)),
        ["isv.MOBILE_NUMBER_ILLEGAL"] = new(
            CodeClass.NumberRefused, "The number is not one that can be sent to: correct it."),
        ["isv.DOMESTIC_NUMBER_NOT_SUPPORTED"] = new(
            CodeClass.NumberRefused,
            "The template is for other countries than the number's: approve one for it, on an endpoint of its own."),
        ["isv.MOBILE_COUNT_OVER_LIMIT"] = new(
            CodeClass.NumberRefused, "Too many numbers for one message: spread them over several endpoints."),
        ["isv.INVALID_PARAMETERS"] = Parameters,
        ["isv.INVALID_JSON_PARAM"] = Parameters,
        ["isv.TEMPLATE_MISSING_PARAMETERS"] = Parameters,
        ["isv.TEMPLATE_PARAMS_ILLEGAL"] = Parameters,
        ["isv.PARAM_LENGTH_LIMIT"] = new(
            CodeClass.Refused, "A variable is too long for its kind: lower MaxParameterLength."),
        ["isv.PARAM_NOT_SUPPORT_URL"] = new(
            CodeClass.Refused,
            "A variable looks like a URL to the vendor: map another source to it, or put the address into the template."),
        ["isv.SMS_TEMPLATE_ILLEGAL"] = new(
            CodeClass.Refused, "The template is not approved for this account: check TemplateCode."),
        ["isv.SMS_CONTENT_ILLEGAL"] = new(
            CodeClass.Refused, "The vendor forbids the content: map other sources to the variables."),
        ["isv.BLACK_KEY_CONTROL_LIMIT"] = new(
            CodeClass.Refused,
            "A variable holds a word that the vendor forbids: put the word into the template, or map another source."),
        ["isv.EXTEND_CODE_ERROR"] = new(
            CodeClass.Refused, "The signature has an extension code of its own: check it in the console."),
        ["isv.SMS_SIGNATURE_ILLEGAL"] = Signature,
        ["isv.SMS_SIGN_ILLEGAL"] = Signature,
        ["isv.SIGN_STATE_ILLEGAL"] = Signature,
        ["isv.SMS_SIGNATURE_SCENE_ILLEGAL"] = new(
            CodeClass.AccountRefused,
            "The signature is approved for another use than the template: check both in the console."),
        ["isv.DENY_IP_RANGE"] = new(
            CodeClass.AccountRefused,
            "The account admits other addresses than this machine's: add ours in the console."),
        ["isv.OUT_OF_SERVICE"] = new(CodeClass.AccountRefused, "The service is suspended: settle the account."),
        ["isv.AMOUNT_NOT_ENOUGH"] = new(CodeClass.AccountRefused, "The balance is used up: top up the account."),
        ["isv.ACCOUNT_ABNORMAL"] = new(
            CodeClass.AccountRefused, "The account is in an abnormal state: ask the vendor."),
        ["isv.ACCOUNT_NOT_EXISTS"] = new(CodeClass.AccountRefused, "The account does not exist: check the access key."),
        ["isv.PRODUCT_UN_SUBSCRIPT"] = NotOpened,
        ["isv.PRODUCT_UNSUBSCRIBE"] = NotOpened,
        ["isp.RAM_PERMISSION_DENY"] = Forbidden,
        ["NoPermission"] = Forbidden,
        ["Forbidden.RAM"] = Forbidden,
        ["InvalidAccessKeyId.NotFound"] = AccessKey,
        ["InvalidAccessKeyId.Inactive"] = AccessKey,
        ["SignatureDoesNotMatch"] = new(CodeClass.AccountRefused, "The access key's secret is wrong: correct it."),
        ["InvalidVersion"] = Url,
        ["InvalidAction.NotFound"] = Url,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Known => Rules.Keys;

    public static CodeRule? Find(string code) => Rules.GetValueOrDefault(code);

    /// <summary>Which of the limits of a number was reached, by the words of the message.</summary>
    public static TimeSpan? WaitFor(string code, string? message)
    {
        if (message is null || !code.Equals("isv.BUSINESS_LIMIT_CONTROL", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        bool Says(string chinese, string english) => message.Contains(chinese, StringComparison.Ordinal)
            || message.Contains(english, StringComparison.OrdinalIgnoreCase);
        return Says("天级", "day") ? Day
            : Says("小时级", "hour") ? TimeSpan.FromHours(1)
            : Says("分钟级", "minute") ? TimeSpan.FromMinutes(1)
            : null;
    }
}
