using System.Collections;
using System.Reflection;
using Notification.Sdk.Testing.Channels;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>Everything that was said, to be searched.</summary>
internal sealed class Spoken
{
    private const int Deepest = 8;
    private readonly List<(string Where, string Text)> _all = [];

    public int Count => _all.Count;

    public void Say(string where, string? text) => _all.Add((where, text ?? ""));

    /// <summary>The text form of an object and of all that it holds. What an output holds is said itself; an input may hold secrets and
    /// must not say them.</summary>
    public void Say(string where, object? value, bool isOutput, int depth = 0)
    {
        if (value is null or Delegate || depth > Deepest)
        {
            return;
        }

        if (value is not (string or KeyValuePair<string, string>) || isOutput)
        {
            Say(where, value.ToString());
        }

        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items)
            {
                Say(where, item, isOutput, depth + 1);
            }
        }
        else if (value.GetType().Namespace?.StartsWith("Notification.Sdk", StringComparison.Ordinal) == true)
        {
            foreach (PropertyInfo property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
            {
                Say($"{where} {value.GetType().Name}.{property.Name}", property.GetValue(value), isOutput, depth + 1);
            }
        }
    }

    public void HoldsNone()
    {
        foreach (string secret in Planted.All)
        {
            string[] found =
            [
                .. _all.Where(one => SecretSearch.Finds(secret, one.Text))
                    .Select(one => $"{one.Where}: {SecretSearch.Blot(one.Text, Planted.All)}"),
            ];
            Assert.True(found.Length == 0, $"A secret ending in {secret[^4..]} stands in:\n{string.Join('\n', found.Take(5))}");
        }
    }
}
