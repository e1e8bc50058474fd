using System.Runtime.CompilerServices;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Settings;

namespace Notification.Sdk.Admission;

/// <summary>The keys under which refusals are remembered, hashed from the event's own texts under a secret of the process.</summary>
internal sealed class GateKeys
{
    private readonly KeyedHash _hash = new();

    /// <summary>The thing that the event is.</summary>
    [SkipLocalsInit]
    public GateKey OfThing(SecurityEvent securityEvent, CompiledTopic topic)
    {
        var writer = new FingerprintWriter(stackalloc byte[FingerprintWriter.OnStack]);
        Fingerprint.Gather(ref writer, securityEvent, topic.Fingerprint);
        GateKey key = GateKey.Of(_hash.Hash(writer.Written));
        writer.Dispose();
        return key;
    }

    /// <summary>The counter that a budget keeps for the event.</summary>
    /// <remarks>With the severity, for a refusal of a low one says nothing of a high one; and with the instant, when it is not the
    /// present.</remarks>
    [SkipLocalsInit]
    public GateKey OfBudget(SecurityEvent securityEvent, CompiledTopic topic, int budget, DateTimeOffset now, DateTimeOffset dueAt)
    {
        var writer = new FingerprintWriter(stackalloc byte[FingerprintWriter.OnStack]);
        writer.AddNumber(((long)budget << 8) | (long)securityEvent.Severity);
        writer.AddNumber(dueAt == now ? 0 : dueAt.UtcTicks);
        writer.Add(topic.Name);
        writer.Add(securityEvent.Asset?.Id);
        GateKey key = GateKey.Of(_hash.Hash(writer.Written));
        writer.Dispose();
        return key;
    }
}
