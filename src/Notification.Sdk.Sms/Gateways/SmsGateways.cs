using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Sms.Gateways;

/// <summary>The registered gateways.</summary>
internal sealed class SmsGateways(IServiceProvider services, IEnumerable<GatewayName> names)
{
    public const string Setting = "gateway";

    private readonly string[] _names =
        [.. names.Select(name => name.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    public bool IsEmpty => _names.Length == 0;

    /// <summary>The gateway of an endpoint in which <see cref="FindFault"/> finds none.</summary>
    public ISmsGateway Get(DeliveryTarget target) => services.GetRequiredKeyedService<ISmsGateway>(NameOf(target));

    /// <summary>Why an endpoint has no gateway, and the mend; null when it has one.</summary>
    public string? FindFault(DeliveryTarget target)
    {
        string known = string.Join(", ", _names);
        return (NameOf(target), Chosen(target)) switch
        {
            ({ }, _) => null,
            (null, _) when IsEmpty =>
                "No SMS gateway is registered: call UseAlibabaCloud, UseTwilio, UseKannel or UseGateway in AddSms.",
            (null, null) => $"Several gateways are registered: choose one by the setting '{Setting}': {known}.",
            _ => $"The setting '{Setting}' names no registered gateway. Known: {known}.",
        };
    }

    private static string? Chosen(DeliveryTarget target) =>
        target.Settings.FirstOrDefault(setting =>
            setting.Key.Equals(Setting, StringComparison.OrdinalIgnoreCase)).Value;

    private string? NameOf(DeliveryTarget target) => Chosen(target) is { } chosen
        ? Array.Find(_names, name => name.Equals(chosen.Trim(), StringComparison.OrdinalIgnoreCase))
        : _names is [string only] ? only : null;
}
