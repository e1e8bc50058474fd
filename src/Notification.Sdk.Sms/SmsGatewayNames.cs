namespace Notification.Sdk.Sms;

/// <summary>The names of gateways, for the setting <c>gateway</c> of an endpoint.</summary>
public static class SmsGatewayNames
{
    /// <summary>Alibaba Cloud SMS.</summary>
    public const string AlibabaCloud = "alibaba-cloud";

    /// <summary>Twilio.</summary>
    public const string Twilio = "twilio";

    /// <summary>Kannel.</summary>
    public const string Kannel = "kannel";

    /// <summary>One of your own that was given no other name.</summary>
    public const string Custom = "custom";
}
