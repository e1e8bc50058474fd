namespace Notification.Sdk.Events;

/// <summary>A suspicious process.</summary>
/// <param name="Name">The file name of the program, such as <c>xmrig</c>.</param>
public sealed record ProcessEvidence(string Name) : Evidence
{
    /// <summary>The file it was started from.</summary>
    public string? Path { get; init; }

    /// <summary>What it was started with. Command lines may hold passwords: SMS leaves them out.</summary>
    public string? Parameters { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The account it runs as.</summary>
    public string? User { get; init; }

    /// <summary>The number that the operating system gave it; used again after it has ended.</summary>
    public long? ProcessId { get; init; }

    /// <summary>The name of the process that started it.</summary>
    public string? ParentName { get; init; }

    /// <summary>The file of the process that started it.</summary>
    public string? ParentPath { get; init; }

    /// <summary>The id of the process that started it.</summary>
    public long? ParentProcessId { get; init; }

    /// <summary>MD5 of the file, hexadecimal.</summary>
    public string? Md5 { get; init; }

    internal override void Accept<TVisitor>(ref TVisitor visitor)
    {
        visitor.Identity("process.name", Name);
        visitor.Identity("process.path", Path);
        visitor.Identity("process.md5", Md5);
        visitor.Detail("process.parameters", Parameters);
        visitor.Detail("process.started", StartedAt);
        visitor.Detail("process.user", User);
        visitor.Detail("process.id", ProcessId);
        visitor.Detail("process.parent", ParentName);
        visitor.Detail("process.parent-path", ParentPath);
        visitor.Detail("process.parent-id", ParentProcessId);
    }
}
