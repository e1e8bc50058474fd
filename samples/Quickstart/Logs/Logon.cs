namespace Quickstart.Logs;

/// <summary>A logon over SSH, let in or not.</summary>
/// <param name="Succeeded">Whether it was let in.</param>
/// <param name="User">The name that was given; an attacker's free text when it failed, and possibly empty.</param>
/// <param name="Source">The address that it came from.</param>
/// <param name="Port">The port that it came from.</param>
/// <param name="Count">How many alike the line stands for, at least 1.</param>
internal sealed record Logon(bool Succeeded, string User, string Source, int Port, int Count);
