using Notification.Sdk.DingTalk.Robots;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Reads which robots an endpoint has: one, or a pool.</summary>
internal static class RobotsReader
{
    private const int MostRobots = 20;

    public static IReadOnlyList<Robot> Read(string address, SettingValues values, bool requireHttps)
    {
        address = address.Trim();
        if (address.Length == 0)
        {
            // The engine takes two endpoints of one channel and address for one place: an empty address would merge
            // robots.
            values.Faults.Add("Address is empty: give the robot's webhook URL, or, when accessToken or robots say "
                + "which robots they are, a name that no other endpoint has.");
            return [];
        }

        var reader = new RobotReader(requireHttps, values.Faults);
        return values.Has(SettingNames.Robots) ? ReadPool(address, values, reader) : ReadOne(address, values, reader);
    }

    private static IReadOnlyList<Robot> ReadOne(string address, SettingValues values, RobotReader reader)
    {
        string secret = values.Text(SettingNames.Secret);
        Robot? robot = (IsUrl(address), values.Has(SettingNames.AccessToken)) switch
        {
            (true, false) => reader.FromUrl("Address", address, secret),
            (false, false) => reader.FromToken("Address", address, secret),
            (true, true) => reader.FromToken("accessToken", values.Text(SettingNames.AccessToken), secret, address),
            (false, true) => reader.FromToken("accessToken", values.Text(SettingNames.AccessToken), secret),
        };
        return robot is null ? [] : [robot];
    }

    private static List<Robot> ReadPool(string address, SettingValues values, RobotReader reader)
    {
        if (values.Has(SettingNames.AccessToken))
        {
            values.Faults.Add("The settings 'accessToken' and 'robots' are both given: write the token as one of the "
                + "robots.");
        }

        List<Robot?> robots = [];
        if (IsUrl(address))
        {
            robots.Add(reader.FromUrl("Address", address, values.Text(SettingNames.Secret)));
        }
        else if (values.Has(SettingNames.Secret))
        {
            values.Faults.Add("The setting 'secret' belongs to the robot in Address, and Address is only a name: write "
                + "each secret behind its robot, with a blank between them.");
        }

        IReadOnlyList<string> entries = values.List(SettingNames.Robots);
        robots.AddRange(entries.Select((entry, i) => ReadEntry($"robots, entry {i + 1}", entry, reader)));
        List<Robot> read = [.. robots.OfType<Robot>()];
        if (entries.Count == 0)
        {
            values.Faults.Add("The setting 'robots' names no robot: write one a line, its webhook URL and, behind a "
                + "blank, its secret.");
        }

        if (read.Count > MostRobots)
        {
            values.Faults.Add($"The setting 'robots' makes a pool of {read.Count}: use at most {MostRobots}.");
        }

        if (read.DistinctBy(robot => robot.Key).Count() < read.Count)
        {
            values.Faults.Add("The setting 'robots' names a robot twice, which does not make it faster: name each "
                + "once.");
        }

        return read;
    }

    private static Robot? ReadEntry(string where, string entry, RobotReader reader)
    {
        string[] words = entry.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2)
        {
            return reader.Fail(where, "it is more than a webhook URL and, behind a blank, its secret. Write one robot "
                + "a line.");
        }

        string secret = words.Length == 2 ? words[1] : "";
        return IsUrl(words[0]) ? reader.FromUrl(where, words[0], secret) : reader.FromToken(where, words[0], secret);
    }

    private static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal);
}
