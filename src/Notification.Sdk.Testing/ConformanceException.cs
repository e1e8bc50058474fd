namespace Notification.Sdk.Testing;

/// <summary>A conformance suite found a promise that is not kept. The message says what was promised, what happened, and what to
/// mend.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="promise">What the contract promises.</param>
    /// <param name="happened">What happened instead.</param>
    /// <param name="mend">What to change.</param>
    /// <param name="inner">What was thrown, when something was.</param>
    public ConformanceException(string promise, string happened, string mend, Exception? inner = null)
        : base($"Promised: {promise}\nHappened: {happened}\nMend: {mend}", inner) =>
        (Promise, Happened, Mend) = (promise, happened, mend);

    /// <summary>What the contract promises.</summary>
    public string Promise { get; }

    /// <summary>What happened instead.</summary>
    public string Happened { get; }

    /// <summary>What to change.</summary>
    public string Mend { get; }
}
