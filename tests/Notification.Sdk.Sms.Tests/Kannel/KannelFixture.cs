using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Notification.Sdk.Sms.Tests.Kannel;

/// <summary>A real Kannel (bearerbox and smsbox) and an SMS centre behind it, on free ports of loopback. Installs the
/// Debian package when it is absent; needs node and npm.</summary>
public sealed class KannelFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kannel").FullName;
    private readonly List<Tool> _tools = [];
    private Tool? _centre;

    public string Url { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (!File.Exists("/usr/sbin/bearerbox"))
        {
            await DebianPackages.InstallAsync("kannel");
        }

        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Kannel", "server")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        await Tool.RunAsync(_folder, "npm", "ci");
        _centre = Start("node", "smpp.mjs");
        using var listening = JsonDocument.Parse(await _centre.WaitForAsync("\"listen\""));
        int[] ports = FreePorts(3);
        string template = await File.ReadAllTextAsync(Path.Combine(_folder, "kannel.conf.in"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "kannel.conf"),
            template.Replace("@ADMIN@", Text(ports[0]), StringComparison.Ordinal)
                .Replace("@BOX@", Text(ports[1]), StringComparison.Ordinal)
                .Replace("@SENDSMS@", Text(ports[2]), StringComparison.Ordinal)
                .Replace(
                    "@CENTRE@", Text(listening.RootElement.GetProperty("port").GetInt32()), StringComparison.Ordinal));
        await Start("/usr/sbin/bearerbox", "kannel.conf").WaitForAsync("entering mainloop");
        await _centre.WaitForAsync("\"bind\"");
        await Start("/usr/sbin/smsbox", "kannel.conf").WaitForAsync("Connected to bearerbox");
        Url = $"http://127.0.0.1:{ports[2]}/cgi-bin/sendsms";
    }

    internal async Task<IReadOnlyList<Submission>> ReceiveAsync(int parts)
    {
        Tool centre = _centre ?? throw new InvalidOperationException("The centre was not started.");
        List<Submission> received = [];
        while (received.Count < parts)
        {
            received.Add(Submission.Parse(await centre.WaitForAsync("\"submit\"")));
        }

        return received;
    }

    public async Task DisposeAsync()
    {
        foreach (Tool tool in Enumerable.Reverse(_tools))
        {
            await tool.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Tool Start(string name, params string[] arguments)
    {
        var tool = new Tool(_folder, name, arguments);
        _tools.Add(tool);
        return tool;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Stop());
        return ports;
    }
}
