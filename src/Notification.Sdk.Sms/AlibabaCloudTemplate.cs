namespace Notification.Sdk.Sms;

/// <summary>An approved template, and what goes into its variables.</summary>
public sealed class AlibabaCloudTemplate
{
    /// <summary>The template's code, such as <c>SMS_123456789</c>. Required.</summary>
    public string TemplateCode { get; set; } = "";

    /// <summary>A signature of its own instead of <see cref="AlibabaCloudSmsOptions.SignName"/>.</summary>
    public string? SignName { get; set; }

    /// <summary>What goes into each variable: <c>title</c>, <c>severity</c>, <c>asset</c>, <c>count</c>, <c>topic</c>,
    /// <c>time</c> or <c>code</c> (of a verification).</summary>
    public Dictionary<string, string> Parameters { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The approved text with its variables, such as <c>Alert ${title} on ${asset}</c>. Used only to count
    /// parts; without it just the signature and the values are counted, which is too little.</summary>
    public string? Text { get; set; }
}
