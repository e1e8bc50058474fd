using Microsoft.Extensions.Options;
using Notification.Sdk.Webhook.Settings;

namespace Notification.Sdk.Webhook;

internal sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    private const int MostAttachmentBytes = 64 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        List<string> faults = [.. options.Http.FindFaults($"{options.Key}:Http")];
        if (options.MaxAttachmentBytes is < 0 or > MostAttachmentBytes)
        {
            faults.Add(
                $"{options.Key}:MaxAttachmentBytes is {options.MaxAttachmentBytes}: give a value from 0 to {MostAttachmentBytes}.");
        }

        if (!SourceRule.IsGood(options.Source))
        {
            faults.Add($"{options.Key}:Source is '{options.Source}': give {SourceRule.Expected}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
