using System.Globalization;
using Notification.Sdk.Http;

namespace Notification.Sdk.Sms.Settings;

/// <summary>Gathers what is wrong with options: key, fault and mend, a sentence each. Values that may be secrets are
/// never repeated.</summary>
internal sealed class OptionFaults(string key)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> All => _faults;

    public void Add(string name, string faultAndMend) => _faults.Add($"{key}:{name} {faultAndMend}");

    public void Http(HttpChannelOptions http) => _faults.AddRange(http.FindFaults($"{key}:Http"));

    public void Given(string name, string? value, string mend)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Add(name, $"is missing: {mend}.");
        }
        else if (value.Any(char.IsControl))
        {
            Add(name, $"holds a control character, such as a line break: {mend}.");
        }
    }

    public void Between<T>(string name, T value, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            Add(name, string.Create(CultureInfo.InvariantCulture, $"is {value}: give a value from {least} to {most}."));
        }
    }

    /// <summary>A URL of the vendor or of the application.</summary>
    public void Url(string name, string? url, bool requireHttps, bool allowsQuery)
    {
        if (!HttpAddress.TryParse(url, requireHttps, out Uri? uri, out string? fault))
        {
            Add(name, $"cannot be used: {fault}");
        }
        else if (!allowsQuery && uri.Query.Length > 0)
        {
            Add(name, "holds a query: give the address up to the question mark.");
        }
    }

    /// <summary>A Twilio identifier.</summary>
    public void Sid(string name, string? sid, string prefix)
    {
        bool isGood = sid is { Length: 34 } && sid.StartsWith(prefix, StringComparison.Ordinal)
            && sid[2..].All(char.IsAsciiHexDigit);
        if (!isGood)
        {
            Add(name, $"is not {prefix} and 32 hexadecimal digits: copy it from the console.");
        }
    }
}
