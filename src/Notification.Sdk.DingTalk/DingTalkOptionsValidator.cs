using Microsoft.Extensions.Options;

namespace Notification.Sdk.DingTalk;

internal sealed class DingTalkOptionsValidator : IValidateOptions<DingTalkOptions>
{
    public ValidateOptionsResult Validate(string? name, DingTalkOptions options)
    {
        IReadOnlyList<string> faults = options.Http.FindFaults($"{options.Key}:Http");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
