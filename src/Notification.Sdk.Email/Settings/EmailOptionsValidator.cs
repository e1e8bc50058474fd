using Microsoft.Extensions.Options;

namespace Notification.Sdk.Email.Settings;

/// <summary>Checks what the attributes say.</summary>
[OptionsValidator]
internal sealed partial class EmailOptionsValidator : IValidateOptions<EmailOptions>;
