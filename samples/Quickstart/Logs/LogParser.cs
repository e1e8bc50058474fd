namespace Quickstart.Logs;

/// <summary>Reads lines of the form <c>time host program[123]: message</c>.</summary>
/// <param name="year">The year of the first line, where it states none.</param>
internal sealed class LogParser(int year)
{
    // RFC 5424 section 6.
    private const int LongestHost = 255;

    private readonly LogCalendar _calendar = new(year);

    /// <summary>Reads a line.</summary>
    /// <returns>The line; null when it is not of that form, or tells of a logon in a way that cannot be read.</returns>
    public LogLine? Parse(string line)
    {
        var words = new Words(line);
        DateTimeOffset? time = _calendar.Take(ref words);
        ReadOnlySpan<char> host = words.Next();
        ReadOnlySpan<char> program = words.Next();
        if (time is null || host.Length is 0 or > LongestHost || program.Length < 2 || program[^1] != ':')
        {
            return null;
        }

        bool isSshd = IsSshd(program[..^1]);
        Logon? logon = null;
        return !isSshd || SshMessage.TryRead(words.Rest.ToString(), out logon)
            ? new LogLine(time.Value, host.ToString(), isSshd, logon)
            : null;
    }

    // Since OpenSSH 9.8 sessions have a process of their own, sshd-session.
    private static bool IsSshd(ReadOnlySpan<char> program)
    {
        int bracket = program.IndexOf('[');
        return (bracket < 0 ? program : program[..bracket]) is "sshd" or "sshd-session";
    }
}
