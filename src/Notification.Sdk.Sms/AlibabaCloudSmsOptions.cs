using Notification.Sdk.Http;

namespace Notification.Sdk.Sms;

/// <summary>Alibaba Cloud SMS (Dysms 2017-05-25, SendSms). The vendor sends approved templates only, so every topic
/// needs one. May hold secrets: it has no text form.</summary>
public sealed class AlibabaCloudSmsOptions
{
    /// <summary>The access key's id. Required. Its user needs no more than <c>dysms:SendSms</c>.</summary>
    public string AccessKeyId { get; set; } = "";

    /// <summary>The access key's secret. Required.</summary>
    public string AccessKeySecret { get; set; } = "";

    /// <summary>The token that belongs to temporary credentials (STS); none by default.</summary>
    public string? SecurityToken { get; set; }

    /// <summary>The approved signature, without brackets. Required, unless every template has its own.</summary>
    public string SignName { get; set; } = "";

    /// <summary>The service's address; <c>https://dysmsapi.aliyuncs.com</c> by default. Regions have their own, such as
    /// <c>https://dysmsapi.ap-southeast-1.aliyuncs.com</c>.</summary>
    public string Url { get; set; } = "https://dysmsapi.aliyuncs.com";

    /// <summary>The template of each topic; <c>*</c> stands for every topic that is not named.</summary>
    public Dictionary<string, AlibabaCloudTemplate> Topics { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The template for verifying a number; the one of the topic <c>system</c> when not given. It should take
    /// <c>code</c>.</summary>
    public AlibabaCloudTemplate? Verification { get; set; }

    /// <summary>The longest value of one parameter in characters, 5 to 500; 20 by default. The vendor's limit depends
    /// on the kind of variable that was approved.</summary>
    public int MaxParameterLength { get; set; } = 20;

    /// <summary>What the parameter <c>severity</c> says, by the name of the severity, such as <c>Critical</c>; the name
    /// itself when not given.</summary>
    public Dictionary<string, string> Severities { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How the gateway reaches out.</summary>
    public HttpChannelOptions Http { get; set; } = new() { ConnectTimeout = TimeSpan.FromSeconds(5) };

    /// <summary>Where the options came from, for error messages.</summary>
    internal string Key { get; set; } = "Sms:AlibabaCloud";
}
