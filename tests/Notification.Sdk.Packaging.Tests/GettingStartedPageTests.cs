using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Notification.Sdk.Packaging.Tests.Feed;

namespace Notification.Sdk.Packaging.Tests;

/// <summary>The page for beginners, done literally: its commands, its program and its settings in a folder outside the tree.</summary>
[Collection(PackedFeed.Name)]
public sealed partial class GettingStartedPageTests(PackedFeed feed)
{
    [Fact]
    public async Task Every_step_of_the_page_does_what_it_says()
    {
        if (!File.Exists("/usr/bin/curl"))
        {
            await DebianPackages.InstallAsync("curl");
        }

        string port = FreePort().ToString(CultureInfo.InvariantCulture);
        string page = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "getting-started.md"))).Replace("5080", port, StringComparison.Ordinal);
        string[] commands = Blocks(page, "bash");
        string folder = Directory.CreateDirectory(Path.Combine(feed.Outside, "beginner")).FullName;
        string project = Path.Combine(folder, "Shop");

        // The first block packs the clone, as the feed of these tests did, and names the folder.
        Assert.Equal(6, commands.Length);
        Assert.Contains("dotnet pack -c Release", commands[0], StringComparison.Ordinal);
        await ShellAsync(folder, commands[1]);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), Assert.Single(Blocks(page, "csharp")));
        await File.WriteAllTextAsync(Path.Combine(project, "appsettings.json"), Assert.Single(Blocks(page, "json")));
        await using Server server = await Server.StartAsync(project, commands[2].Trim()["dotnet ".Length..], feed.Environment);

        string first = await ShellAsync(folder, commands[3].Split('\n')[0]);
        Assert.Contains("\"status\":\"Accepted\"", first, StringComparison.Ordinal);
        await server.UntilAsync(async () =>
            (await ShellAsync(folder, commands[3].Split('\n')[1])).Contains("Unusual logon of root from 203.0.113.9", StringComparison.Ordinal));
        string second = await ShellAsync(folder, commands[4]);
        Assert.Contains("\"status\":\"Suppressed\",\"rule\":\"duplicate\"", second, StringComparison.Ordinal);
        string answers = await ShellAsync(folder, commands[5]);
        Assert.Contains("\"gate\":\"dedup\",\"passed\":false", answers, StringComparison.Ordinal);
        Assert.Contains("\"endpoint\":\"soc\",\"channel\":\"webhook\"", answers, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block { get; }

    private static string[] Blocks(string page, string language) =>
        [.. Block.Matches(page).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value)];

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<string> ShellAsync(string folder, string script) => Command.RunAsync("bash", folder, ["-ec", script], feed.Environment);
}
