using System.Globalization;

namespace Notification.Sdk.DingTalk.Settings;

/// <summary>Reads values of an endpoint's settings and gathers what is wrong with them. A fault never holds a value,
/// since values may be secrets.</summary>
internal sealed class SettingValues
{
    private const int LongestLink = 2048;
    private static readonly char[] Items = ['|', '\n', '\r'];
    private readonly Dictionary<string, string> _given = new(StringComparer.OrdinalIgnoreCase);

    public SettingValues(IReadOnlyDictionary<string, string> given, ICollection<string> faults)
    {
        Faults = faults;
        foreach ((string name, string value) in given)
        {
            _given[name] = value ?? "";
            if (!SettingNames.All.Contains(name))
            {
                Faults.Add($"The setting '{Shown(name)}' is not known to DingTalk robots: use one of "
                    + $"{string.Join(", ", SettingNames.All.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    public ICollection<string> Faults { get; }

    /// <summary>Whether there is a value that is not blank.</summary>
    public bool Has(string name) => Text(name).Length > 0;

    /// <summary>The value without blanks around it; empty when not given.</summary>
    public string Text(string name) => _given.GetValueOrDefault(name, "").Trim();

    /// <summary>Several values, between bars or on lines of their own.</summary>
    public IReadOnlyList<string> List(string name) =>
        Text(name).Split(Items, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int Number(string name, int least, int most, int otherwise)
    {
        if (!Has(name))
        {
            return otherwise;
        }

        if (int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most)
        {
            return number;
        }

        Faults.Add($"The setting '{name}' is not a whole number from {least} to {most}.");
        return otherwise;
    }

    public bool Flag(string name)
    {
        if (Has(name) && !bool.TryParse(Text(name), out _))
        {
            Faults.Add($"The setting '{name}' is neither true nor false.");
        }

        return bool.TryParse(Text(name), out bool flag) && flag;
    }

    public Uri? Link(string name)
    {
        string text = Text(name);
        if (text.Length == 0)
        {
            return null;
        }

        bool isGood = text.Length <= LongestLink
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? link)
            && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
            && link.UserInfo.Length == 0;
        if (isGood)
        {
            return new Uri(text);
        }

        Faults.Add($"The setting '{name}' is not an http or https URL of at most {LongestLink} characters without a "
            + "user name: write it as https://host/path.");
        return null;
    }

    private static string Shown(string name) =>
        name.Length <= 64 && !name.Any(char.IsControl) ? name : "(too long or with control characters)";
}
