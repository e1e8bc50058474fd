using Notification.Sdk.Scheduling;

namespace Notification.Sdk.Settings;

/// <summary>What is wrong with the settings: key, fault and mend, a line each.</summary>
internal sealed class Problems
{
    private const int LongestName = 64;
    private readonly List<string> _lines = [];

    /// <summary>Each problem once. Every tenant is compiled, and one that nobody named: what they share is found again.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Distinct()];

    /// <summary>The same with the section before each key.</summary>
    public IReadOnlyList<string> LinesOf(string section) => section.Length == 0 ? Lines : [.. Lines.Select(line => $"{section}:{line}")];

    public void Add(string key, string faultAndMend) => _lines.Add($"{key}: {faultAndMend}");

    /// <summary>Takes lines that begin with a key of their own.</summary>
    public void AddLines(IEnumerable<string> lines) => _lines.AddRange(lines);

    /// <summary>The same, below a key.</summary>
    public void AddBelow(string key, IEnumerable<string> lines) => _lines.AddRange(lines.Select(line => $"{key}:{line}"));

    public void Name(string key, string name)
    {
        bool wellFormed = name.Length is > 0 and <= LongestName
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!wellFormed)
        {
            Add(key, $"the name '{Shown(name)}' is not usable. Use 1 to 64 letters, digits, '-', '_' or '.'.");
        }
    }

    public void Between<T>(string key, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            Add(key, $"{value} is out of range. Use {least} to {most}.");
        }
    }

    public void Defined<T>(string key, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Add(key, $"{value} is not known. Use one of {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    public void Known(string key, string name, IEnumerable<string> names, string what)
    {
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            string all = string.Join(", ", names.Order(StringComparer.Ordinal));
            Add(key, $"there is no {what} '{Shown(name)}'. {(all.Length > 0 ? $"Use one of {all}." : "There is none yet: add it first.")}");
        }
    }

    public TimeZoneInfo Zone(string key, string? id, TimeZoneInfo otherwise)
    {
        if (id is null)
        {
            return otherwise;
        }

        if (Zones.TryFind(id, out TimeZoneInfo? zone, out string? problem))
        {
            return zone;
        }

        Add(key, problem);
        return otherwise;
    }

    public static string Shown(string text) => text.Length <= LongestName ? text : text[..LongestName] + "…";
}
