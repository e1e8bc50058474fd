using System.Text.RegularExpressions;

namespace Notification.Sdk.Tests.Architecture;

/// <summary>Reads the source tree: who knows whom, where the clock is read, how long files grow.</summary>
public sealed partial class RoomTests
{
    private const string Core = "src/Notification.Sdk";

    /// <summary>The rooms of the core in the order of an event's way: each may use only those before it.</summary>
    private static readonly string[] Rooms =
    [
        "Events", "Policies", "Contracts", "Scheduling", "Throttling", "Stores", "Telemetry", "Gate", "Settings", "Triggers", "Admission",
        "Findings", "Rendering", "Inbox", "Health", "Editions", "Dispatch", "Engine", "Administration", "Door",
    ];

    /// <summary>Root files that tie the rooms together; all other root files are contracts.</summary>
    private static readonly string[] DoorFiles =
    [
        "SecurityNotificationsServiceCollectionExtensions.cs", "SecurityNotificationsBuilderExtensions.cs",
        "SecurityNotificationsHealthCheck.cs", "SettingsExplanationExtensions.cs", "DefaultMessageRenderer.cs",
    ];

    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        var broken =
            from path in SourceTree.SourceFiles(Core)
            from used in RoomsUsedBy(path)
            where Array.IndexOf(Rooms, used) > Array.IndexOf(Rooms, RoomOf(path))
            select $"{SourceTree.Relative(path)} uses {used}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_folder_of_the_core_is_a_room() => Assert.All(
        Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, Core)).Select(Path.GetFileName)
            .Except(["bin", "obj"]),
        folder => Assert.Contains(folder, Rooms));

    [Fact]
    public void A_package_names_the_core_and_at_most_the_shared_Http_package()
    {
        var broken =
            from project in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            from Match reference in ProjectReference().Matches(File.ReadAllText(project))
            let target = reference.Groups[1].Value
            where target is not ("Notification.Sdk" or "Notification.Sdk.Http")
                && !Path.GetFileNameWithoutExtension(project).StartsWith(target + ".", StringComparison.Ordinal)
            select $"{SourceTree.Relative(project)} references {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var broken =
            from path in SourceTree.SourceFiles("src")
            let folder = Path.GetDirectoryName(SourceTree.Relative(path))!["src/".Length..].Replace('/', '.').Replace('\\', '.')
            let declared = Namespace().Match(File.ReadAllText(path)).Groups[1].Value
            where declared != folder && !(declared == "Notification.Sdk" && path.EndsWith("Extensions.cs", StringComparison.Ordinal))
            select $"{SourceTree.Relative(path)} declares {declared}";
        Assert.Empty(broken);
    }

    [Fact]
    public void No_file_grows_past_300_lines() => Assert.Empty(
        from path in SourceTree.SourceFiles("src")
        let lines = File.ReadLines(path).Count()
        where lines > 300
        select $"{SourceTree.Relative(path)} has {lines} lines");

    [Theory]
    [InlineData(@"DateTime(Offset)?\.(Utc)?(Now|Today)\b", "")]
    [InlineData(@"TimeZoneInfo\.Local\b", "")]
    [InlineData(@"Thread\.Sleep|Task\.Delay\((?![^;]*\btime\b)", "")]
    [InlineData(@"\bTODO\b|\bFIXME\b|\bHACK\b|#region|NotImplementedException", "")]
    [InlineData(@"\.GetAwaiter\(\)\.GetResult\(\)|async void", "PostgreSql/Data/Ending.cs")]
    [InlineData(@"catch \(Exception( \w+)?\)(?! when)", "Dispatch/AttemptRunner.cs Dispatch/DeliveryComposer.cs Dispatch/TurnGuard.cs Dispatch/SettlementBook.cs Notification.Sdk.Http/HttpChannelClient.cs PostgreSql/Data/GroupCommit.cs PostgreSql/Admission/AdmissionPump.cs")]
    [InlineData(@"<(returns|param|summary|remarks)[^>]*>\s*</\1>", "")]
    public void A_banned_word_stands_nowhere_else(string pattern, string allowed)
    {
        var broken =
            from path in SourceTree.SourceFiles("src")
            where !allowed.Split(' ').Any(file => file.Length > 0 && path.EndsWith(file, StringComparison.Ordinal))
            where Regex.IsMatch(File.ReadAllText(path), pattern)
            select SourceTree.Relative(path);
        Assert.Empty(broken);
    }

    private static string RoomOf(string path)
    {
        string[] parts = Path.GetRelativePath(Path.Combine(SourceTree.Root, Core), path).Split('/', '\\');
        return parts.Length > 1 ? parts[0] : DoorFiles.Contains(parts[0]) ? "Door" : "Contracts";
    }

    private static IEnumerable<string> RoomsUsedBy(string path) => UsedRoom().Matches(File.ReadAllText(path))
        .Select(match => match.Groups[1].Value).Where(Rooms.Contains).Distinct();

    [GeneratedRegex(@"^using (?:static )?Notification\.Sdk\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedRoom();

    [GeneratedRegex(@"ProjectReference Include=""[^""]*/([\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
