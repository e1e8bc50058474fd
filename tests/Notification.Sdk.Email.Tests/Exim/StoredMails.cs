using System.Text.RegularExpressions;

namespace Notification.Sdk.Email.Tests.Exim;

/// <summary>What the server has stored, as it was handed over.</summary>
internal static partial class StoredMails
{
    private static readonly string[] AddedByTheServer = ["Return-path:", "Envelope-to:", "Delivery-date:", "Received:"];

    /// <summary>The server's own ids of the mails that it took, in order; null while one of them is not stored yet.</summary>
    public static IReadOnlyList<string>? TakenIn(string log)
    {
        string[] taken = [.. Taken().Matches(log).Select(line => line.Groups[1].Value)];
        return Completed().Count(log) == taken.Length ? taken : null;
    }

    /// <summary>The server's own id of a stored mail.</summary>
    public static string IdOf(string file) => Id().Match(File.ReadLines(file).First(line => Id().IsMatch(line))).Groups[1].Value;

    /// <summary>The lines of a mail without what the server wrote above it.</summary>
    public static IReadOnlyList<string> Read(string file)
    {
        string[] lines = File.ReadAllText(file).Split('\n');
        int first = 0;
        while (AddedByTheServer.Any(name => lines[first].StartsWith(name, StringComparison.Ordinal)) || lines[first].StartsWith('\t'))
        {
            first++;
        }

        return lines[first..^1];
    }

    [GeneratedRegex(@"^\tid (\S+)$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\S+ \S+ (\S+) <= ", RegexOptions.Multiline)]
    private static partial Regex Taken();

    [GeneratedRegex(@"^\S+ \S+ \S+ Completed$", RegexOptions.Multiline)]
    private static partial Regex Completed();
}
