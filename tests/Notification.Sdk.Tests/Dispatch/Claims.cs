using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>Claims for tests of the parts of the dispatcher.</summary>
internal static class Claims
{
    public static readonly EndpointKey Ops = new("", "ops");

    public static Claim New(
        string id = "d-1",
        DateTimeOffset? dueAt = null,
        int attempt = 1,
        bool isInterrupted = false,
        bool wasStarted = false,
        string? unreadable = null,
        string? member = null,
        DateTimeOffset? acceptedAt = null,
        DeliveryKind kind = DeliveryKind.Event,
        EndpointKey? endpoint = null) => new()
        {
            DeliveryId = id,
            Endpoint = endpoint ?? Ops,
            Legs =
            [
                new Leg
                {
                    Id = $"leg-of-{id}",
                    Tenant = "",
                    Endpoint = (endpoint ?? Ops).Name,
                    Topic = Topics.Alerts,
                    Kind = kind,
                    DueAt = dueAt ?? Rig.Noon,
                    AcceptedAt = acceptedAt ?? Rig.Noon,
                    Event = Rig.Alert(),
                },
            ],
            Attempt = attempt,
            CreatedAt = acceptedAt ?? Rig.Noon,
            DueAt = dueAt ?? Rig.Noon,
            IsInterrupted = isInterrupted,
            WasStarted = wasStarted,
            Unreadable = unreadable,
            Member = member,
            Handle = new object(),
        };
}
