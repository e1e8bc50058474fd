namespace Notification.Sdk.Storage.Sqlite;

/// <summary>When what was accepted is on the disk (<c>PRAGMA synchronous</c>, https://sqlite.org/pragma.html#pragma_synchronous).</summary>
public enum SqliteDurability
{
    /// <summary>Before <c>PublishAsync</c> returns: it survives a crash of the process, of the system, and a loss of power.</summary>
    Full,

    /// <summary>Some seconds later. It survives a crash of the process; a crash of the system or a loss of power may take the last seconds:
    /// events that were accepted are lost, caps count too low, deliveries go out again under the same id. The file stays sound.</summary>
    Normal,
}
