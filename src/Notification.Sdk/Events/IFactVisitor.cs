namespace Notification.Sdk.Events;

/// <summary>Walks the facts of a piece of evidence. Keys are stable words such as <c>file.path</c>.</summary>
internal interface IFactVisitor
{
    /// <summary>A fact that makes the evidence what it is: part of the fingerprint.</summary>
    void Identity(string key, string? value);

    /// <summary>A fact that may differ from one sighting to the next.</summary>
    void Detail(string key, string? value);

    void Detail(string key, DateTimeOffset? value);

    void Detail(string key, long? value);

    void Detail(string key, IReadOnlyList<string> values);
}
