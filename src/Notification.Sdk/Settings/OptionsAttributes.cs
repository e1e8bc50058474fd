using Microsoft.Extensions.Options;

namespace Notification.Sdk.Settings;

/// <summary>Checks what the attributes of the options say; the code is generated.</summary>
[OptionsValidator]
internal sealed partial class OptionsAttributes : IValidateOptions<SecurityNotificationsOptions>;
