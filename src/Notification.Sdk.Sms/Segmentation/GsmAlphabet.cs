using System.Collections.Frozen;

namespace Notification.Sdk.Sms.Segmentation;

/// <summary>The 7-bit alphabet of GSM and its extension table (3GPP TS 23.038, section 6.2.1).</summary>
internal static class GsmAlphabet
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly FrozenDictionary<char, int> Costs = Basic.Select(c => KeyValuePair.Create(c, 1))
        .Concat(Extension.Select(c => KeyValuePair.Create(c, 2)))
        .ToFrozenDictionary();

    public static int Count => Costs.Count;

    /// <summary>How many septets a character takes: 1, 2 behind an escape, or 0 when the alphabet lacks it.</summary>
    public static int CostOf(char character) => Costs.GetValueOrDefault(character);
}
