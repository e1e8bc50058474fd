using System.Globalization;

namespace Notification.Sdk.Events;

/// <summary>One fact of a piece of evidence, as a renderer shows it.</summary>
/// <param name="Key">A stable word such as <c>file.path</c>.</param>
/// <param name="Value">The value: text of unknown origin, to be encoded for the place it lands in.</param>
public readonly record struct EvidenceFact(string Key, string Value)
{
    /// <summary>The facts of the evidence that have a value, in a fixed order. Times are ISO 8601.</summary>
    /// <param name="evidence">What was seen.</param>
    public static IReadOnlyList<EvidenceFact> Of(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var list = new FactList([]);
        evidence.Accept(ref list);
        return list.Facts;
    }

    private readonly record struct FactList(List<EvidenceFact> Facts) : IFactVisitor
    {
        public void Identity(string key, string? value) => Detail(key, value);

        public void Detail(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Facts.Add(new EvidenceFact(key, value));
            }
        }

        public void Detail(string key, DateTimeOffset? value) =>
            Detail(key, value?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

        public void Detail(string key, long? value) => Detail(key, value?.ToString(CultureInfo.InvariantCulture));

        public void Detail(string key, IReadOnlyList<string> values) => Detail(key, string.Join(", ", values));
    }
}
