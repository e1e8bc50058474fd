namespace Notification.Sdk.Sms;

/// <summary>The names of gateways, for the setting <c>gateway</c> of an endpoint.</summary>
public static class SmsGatewayNames
{
    /// <summary>Alibaba Cloud SMS, by approved templates and signatures.</summary>
    public const string AlibabaCloud = "alibaba-cloud";

    /// <summary>Twilio Programmable Messaging, from a number or a messaging service.</summary>
    public const string Twilio = "twilio";

    /// <summary>A Kannel SMS gateway of your own, by its <c>sendsms</c> interface.</summary>
    public const string Kannel = "kannel";

    /// <summary>One of your own that was given no other name.</summary>
    public const string Custom = "custom";
}
