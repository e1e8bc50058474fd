namespace Notification.Sdk.Sms.Gateways;

/// <summary>A gateway that sends something else than the text, so that the text's parts are not what it
/// costs.</summary>
internal interface IPartsCounter
{
    /// <summary>How many parts one number is sent.</summary>
    int CountParts(SmsMessage message);
}
