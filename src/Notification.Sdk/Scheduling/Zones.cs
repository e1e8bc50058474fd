using System.Diagnostics.CodeAnalysis;

namespace Notification.Sdk.Scheduling;

/// <summary>Time zones by their names in the IANA database (https://www.iana.org/time-zones). There is no default: the
/// zone of the machine says nothing about the people whom a notification wakes.</summary>
internal static class Zones
{
    private const string Examples = "'Europe/Berlin', 'Asia/Shanghai' or 'UTC'";

    /// <summary>Finds a zone.</summary>
    /// <param name="id">An IANA name, in its own spelling.</param>
    /// <param name="zone">The zone, when found.</param>
    /// <param name="problem">What is wrong with the name, and the mend, when not found.</param>
    /// <returns>Whether the zone is found.</returns>
    public static bool TryFind(
        string? id,
        [NotNullWhen(true)] out TimeZoneInfo? zone,
        [NotNullWhen(false)] out string? problem)
    {
        zone = null;
        if (string.IsNullOrWhiteSpace(id))
            problem = $"'{id}' names no zone; write an IANA name such as {Examples}.";
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? found) && HasNoZones())
            problem = $"'{id}' is not found, for this machine has no time zone data; install the package 'tzdata', "
                + "and leave the invariant mode of time zones off.";
        else if (found is null || IsFileOfTheMachine(id))
            problem = $"'{id}' is not an IANA zone known to this machine; write one such as {Examples}.";
        else if (!found.HasIanaId)
            problem = $"'{id}' is a Windows zone; write its IANA name, such as {IanaNameOf(id)}.";
        else if (found.Id != id)
            problem = $"'{id}' is spelled otherwise in the IANA database; write '{found.Id}'.";
        else
            (zone, problem) = (found, null);

        return zone is not null;
    }

    // These two are in every edition of the database.
    private static bool HasNoZones() =>
        !TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _) && !TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tokyo", out _);

    // Beside the zones, the zone folder of Unix holds the machine's own zone and copies of all, some with leap seconds.
    private static bool IsFileOfTheMachine(string id) =>
        id is "localtime" or "posixrules"
        || id.StartsWith("posix/", StringComparison.Ordinal)
        || id.StartsWith("right/", StringComparison.Ordinal);

    private static string IanaNameOf(string id) =>
        TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out string? name) ? $"'{name}'" : Examples;
}
