using System.Globalization;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Settings;

/// <summary>An endpoint made ready.</summary>
internal sealed class CompiledEndpoint
{
    private DeliveryTarget? _target;

    public CompiledEndpoint(Endpoint endpoint, Contact? owner, CultureInfo culture, TimeZoneInfo zone)
    {
        Endpoint = endpoint;
        string place = endpoint.Group is null ? endpoint.Address.Trim() : endpoint.Name;
        AddressKey = $"{endpoint.Channel.ToUpperInvariant()}\n{place}";
        Recipient = owner?.Name ?? AddressKey;
        Culture = culture;
        Zone = zone;
    }

    /// <summary>The same, with its members.</summary>
    public CompiledEndpoint(CompiledEndpoint alone, CompiledGroup group)
    {
        Endpoint = alone.Endpoint;
        AddressKey = alone.AddressKey;
        Recipient = alone.Recipient;
        Culture = alone.Culture;
        Zone = alone.Zone;
        Group = group;
    }

    public Endpoint Endpoint { get; }

    /// <summary>The members, when it is a group.</summary>
    public CompiledGroup? Group { get; }

    /// <summary>Where its messages arrive: itself, or the members of the group.</summary>
    public IReadOnlyList<CompiledEndpoint> Places => Group?.Members ?? [this];

    public string Name => Endpoint.Name;

    /// <summary>Two endpoints of one channel and address are one place.</summary>
    public string AddressKey { get; }

    /// <summary>Whose budget it draws on.</summary>
    public string Recipient { get; }

    public CultureInfo Culture { get; }

    public TimeZoneInfo Zone { get; }

    /// <summary>Why nothing may be sent there, or null. Waiting for an auto-disabled endpoint is not a reason.</summary>
    public string? Refusal => Endpoint.State == EndpointState.Disabled ? Rules.EndpointDisabled
        : Group is { } group ? group.Refusal
        : Endpoint.Verified ? null
        : Rules.Unverified;

    /// <summary>The target of a delivery for a tenant: the same object each time, so that a channel may keep what it has read
    /// of it.</summary>
    public DeliveryTarget TargetFor(string tenant) =>
        _target is { } known && known.Tenant == tenant ? known : (_target = NewTarget(tenant));

    private DeliveryTarget NewTarget(string tenant) => new()
    {
        Tenant = tenant,
        Endpoint = Name,
        Channel = Endpoint.Channel,
        Address = Endpoint.Address,
        Settings = Endpoint.Settings,
        Culture = Culture,
        TimeZone = Zone,
    };
}
