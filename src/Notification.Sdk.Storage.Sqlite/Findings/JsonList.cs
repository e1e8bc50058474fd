using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notification.Sdk.Storage.Sqlite.Findings;

/// <summary>Lists as one parameter, for <c>json_each</c>. An empty list does not restrict: it is null.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class JsonList : JsonSerializerContext
{
    public static string? Of(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : JsonSerializer.Serialize([.. texts], Default.StringArray);

    public static string? Of(int[] numbers) => numbers.Length == 0 ? null : JsonSerializer.Serialize(numbers, Default.Int32Array);
}
