using System.Text;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>The text that the vendor will make of a template, signature included, to count its parts.</summary>
internal static class TemplateText
{
    public static string Render(
        AlibabaCloudTemplate template,
        AlibabaCloudSmsOptions options,
        IReadOnlyList<KeyValuePair<string, string>> values)
    {
        var text = new StringBuilder(template.Text ?? string.Concat(values.Select(value => $"${{{value.Key}}}")));
        foreach ((string name, string value) in values)
        {
            text.Replace($"${{{name}}}", value);
        }

        return $"[{template.SignName ?? options.SignName}]{text}";
    }
}
