namespace Notification.Sdk.Testing.Channels;

/// <summary>A good endpoint, spoiled in every place.</summary>
internal static class WrongTargets
{
    private static readonly string[] Wrong =
    [
        "", " ", "\0", "\r\nX-Injected: 1", "a\uD800", "\uDC00", ",,,,", "@", "::", "[", "{", "https://[::", "https://user:pw@/",
        "http://", "javascript:alert(1)", "../../etc/passwd", "<script>", "💥", "\u202E", "-1", "99999999999999999999", new('x', 100_000),
    ];

    public static IEnumerable<DeliveryTarget> Of(DeliveryTarget good)
    {
        foreach (string wrong in Wrong)
        {
            yield return With(good, wrong, good.Settings);
            yield return With(good, good.Address, Set(good, "no-such-setting", wrong));
            foreach (string name in good.Settings.Keys)
            {
                yield return With(good, good.Address, Set(good, name, wrong));
            }
        }

        // A slip of the hand leaves the secret in what is wrong.
        foreach (string slip in new[] { " x", "\r\n", "\0", "!" })
        {
            yield return With(good, good.Address + slip, good.Settings);
            yield return With(good, slip + good.Address, good.Settings);
            foreach ((string name, string value) in good.Settings)
            {
                yield return With(good, good.Address, Set(good, name, value + slip));
            }
        }
    }

    private static Dictionary<string, string> Set(DeliveryTarget target, string name, string value) =>
        new(target.Settings, StringComparer.OrdinalIgnoreCase) { [name] = value };

    private static DeliveryTarget With(DeliveryTarget good, string address, IReadOnlyDictionary<string, string> settings) => new()
    {
        Tenant = good.Tenant,
        Endpoint = good.Endpoint,
        Channel = good.Channel,
        Address = address,
        Settings = settings,
        Culture = good.Culture,
        TimeZone = good.TimeZone,
    };
}
