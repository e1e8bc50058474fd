using Microsoft.Extensions.Options;
using Notification.Sdk.Sms.AlibabaCloud;

namespace Notification.Sdk.Sms.Settings;

internal sealed class AlibabaCloudOptionsRules : IValidateOptions<AlibabaCloudSmsOptions>
{
    public ValidateOptionsResult Validate(string? name, AlibabaCloudSmsOptions options)
    {
        var faults = new OptionFaults(options.Key);
        faults.Http(options.Http);
        faults.Url(nameof(options.Url), options.Url, options.Http.RequireHttps, allowsQuery: false);
        faults.Given(
            nameof(options.AccessKeyId), options.AccessKeyId, "give the id of an access key that may dysms:SendSms");
        faults.Given(nameof(options.AccessKeySecret), options.AccessKeySecret, "give the secret of the access key");
        faults.Between(nameof(options.MaxParameterLength), options.MaxParameterLength, 5, 500);
        if (options.Topics.Count == 0)
        {
            faults.Add(nameof(options.Topics), "is empty: give a template for each topic, or one for all under '*'.");
        }

        foreach ((string topic, AlibabaCloudTemplate template) in options.Topics)
        {
            Check($"{nameof(options.Topics)}:{topic}", template, options, faults);
        }

        if (options.Verification is { } verification)
        {
            Check(nameof(options.Verification), verification, options, faults);
        }

        HashSet<string> known = new(Enum.GetNames<Events.Severity>(), StringComparer.OrdinalIgnoreCase);
        foreach (string severity in options.Severities.Keys.Where(key => !known.Contains(key)))
        {
            faults.Add($"{nameof(options.Severities)}:{severity}", $"is no severity: use one of {string.Join(", ", known)}.");
        }

        return faults.All.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.All);
    }

    private static void Check(
        string key, AlibabaCloudTemplate template, AlibabaCloudSmsOptions options, OptionFaults faults)
    {
        faults.Given(
            $"{key}:{nameof(template.TemplateCode)}",
            template.TemplateCode,
            "give the code of an approved template, such as SMS_123456789");
        faults.Given(
            $"{key}:{nameof(template.SignName)}",
            template.SignName ?? options.SignName,
            "give an approved signature here or in SignName");
        if ((template.SignName ?? options.SignName).AsSpan().ContainsAny("【】[]"))
        {
            faults.Add($"{key}:{nameof(template.SignName)}", "holds brackets, which the vendor adds: leave them out.");
        }

        foreach ((string parameter, string source) in template.Parameters.Where(
            p => !ParameterSources.All.Contains(p.Value)))
        {
            faults.Add(
                $"{key}:{nameof(template.Parameters)}:{parameter}",
                $"is '{source}': use one of {string.Join(", ", ParameterSources.All)}.");
        }
    }
}
