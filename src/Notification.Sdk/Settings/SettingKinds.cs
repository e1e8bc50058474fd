using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>The kinds of settings: the word by which the store knows each, and its JSON form.</summary>
internal static class SettingKinds
{
    private static readonly (Type Type, string Kind, JsonTypeInfo Json)[] All =
    [
        (typeof(TopicPolicy), "topic", SettingJsonContext.Default.TopicPolicy),
        (typeof(Endpoint), "endpoint", SettingJsonContext.Default.Endpoint),
        (typeof(Contact), "contact", SettingJsonContext.Default.Contact),
        (typeof(AssetGroup), "asset-group", SettingJsonContext.Default.AssetGroup),
        (typeof(Subscription), "subscription", SettingJsonContext.Default.Subscription),
        (typeof(Silence), "silence", SettingJsonContext.Default.Silence),
        (typeof(ThresholdTrigger), "trigger", SettingJsonContext.Default.ThresholdTrigger),
    ];

    public static string KindOf(Type type) => Array.Find(All, kind => kind.Type == type) is { Kind: { } word }
        ? word
        : throw new ArgumentException($"{type.Name} is not a kind of setting that can be kept.", nameof(type));

    public static bool IsKnown(string kind) => Array.Exists(All, entry => entry.Kind == kind);

    public static string ToJson(Setting setting) =>
        JsonSerializer.Serialize(setting, Array.Find(All, kind => kind.Type == setting.GetType()).Json);

    public static Setting FromJson(string kind, string json) =>
        (Setting?)JsonSerializer.Deserialize(json, Array.Find(All, entry => entry.Kind == kind).Json)
        ?? throw new JsonException($"A stored setting of kind '{kind}' is null.");

    public static T Copy<T>(T setting)
        where T : Setting => (T)FromJson(KindOf(setting.GetType()), ToJson(setting));
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TopicPolicy))]
[JsonSerializable(typeof(Endpoint))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(AssetGroup))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(ThresholdTrigger))]
internal sealed partial class SettingJsonContext : JsonSerializerContext;
