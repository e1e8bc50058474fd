namespace Quickstart.Logs;

/// <summary>One line of an authentication log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Host">The server that wrote it.</param>
/// <param name="IsSshd">Whether sshd wrote it.</param>
/// <param name="Logon">The logon that it tells of; null for all other lines.</param>
internal sealed record LogLine(DateTimeOffset Time, string Host, bool IsSshd, Logon? Logon);
