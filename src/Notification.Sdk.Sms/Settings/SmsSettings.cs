using System.Globalization;
using Notification.Sdk.Sms.Gateways;

namespace Notification.Sdk.Sms.Settings;

/// <summary>The settings of an endpoint.</summary>
internal static class SmsSettings
{
    public const string DailyParts = "dailyParts";
    public const int MostDailyParts = 1_000_000;

    /// <summary>The daily budget of an endpoint; null for none.</summary>
    public static int? DailyPartsOf(DeliveryTarget target, SmsOptions options) => Find(target, DailyParts) is { } text
        ? Parse(text) ?? options.DailyParts
        : options.DailyParts;

    public static IEnumerable<string> FindFaults(DeliveryTarget target)
    {
        foreach (string key in target.Settings.Keys.Where(key => !IsKnown(key)))
        {
            string shown = key.Length > 64 ? key[..64] + "…" : key;
            yield return $"The setting '{shown}' is not known. Known: {SmsGateways.Setting}, {DailyParts}.";
        }

        if (Find(target, DailyParts) is { } text && Parse(text) is null)
        {
            yield return $"The setting '{DailyParts}' is not a whole number from 1 to {MostDailyParts}.";
        }
    }

    private static bool IsKnown(string key) =>
        key.Equals(SmsGateways.Setting, StringComparison.OrdinalIgnoreCase)
        || key.Equals(DailyParts, StringComparison.OrdinalIgnoreCase);

    private static string? Find(DeliveryTarget target, string key) =>
        target.Settings.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    private static int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int parts)
            && parts is >= 1 and <= MostDailyParts
            ? parts
            : null;
}
