namespace Notification.Sdk.Sms;

/// <summary>The alphabets of text messages (3GPP TS 23.038).</summary>
public enum SmsEncoding
{
    /// <summary>The 7-bit alphabet of GSM with its extension: 160 septets in one message, 153 in each part of a longer
    /// one.</summary>
    Gsm7,

    /// <summary>UTF-16 for everything else: 70 units in one message, 67 in each part of a longer one.</summary>
    Ucs2,
}
