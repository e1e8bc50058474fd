using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>One thing that was notified.</summary>
internal sealed class DedupEntry(AdmissionRequest request)
{
    private readonly Severity _severity = request.Event.Severity;
    private readonly Verdict _verdict = request.Event.Verdict;
    private readonly TimeSpan _period = request.DedupPeriod;

    public DateTimeOffset NotifiedAt { get; } = request.Now;

    public DateTimeOffset Until { get; } = request.Now + request.DedupPeriod;

    public long Repeats { get; set; }

    /// <summary>A silence in which something was held back is remembered as long again, for the reminder.</summary>
    public DateTimeOffset ForgetAt => Repeats > 0 ? Until + _period : Until;

    public bool Silences(AdmissionRequest request) => request.Now < Until && !IsSurpassedBy(request.Event);

    /// <summary>A rise breaks through: more severe, or a suspicion confirmed.</summary>
    public bool IsSurpassedBy(SecurityEvent next) =>
        next.Severity > _severity || (_verdict == Verdict.Suspected && next.Verdict == Verdict.Confirmed);
}
