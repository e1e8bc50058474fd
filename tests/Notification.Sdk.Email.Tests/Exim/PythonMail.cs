using System.Diagnostics;
using System.Text.Json;

namespace Notification.Sdk.Email.Tests.Exim;

/// <summary>What the mail parser of Python's standard library makes of stored mails.</summary>
internal static class PythonMail
{
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(params string[] files)
    {
        ProcessStartInfo start = new("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Exim", "read_mail.py"));
        foreach (string file in files)
            start.ArgumentList.Add(file);
        using Process python =
            Process.Start(start) ?? throw new InvalidOperationException("python3 does not start: install it.");
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }

    public static string Text(this JsonElement mail, string name) => mail.GetProperty(name).GetString() ?? "";

    public static byte[] Content(this JsonElement part) => part.GetProperty("content").GetBytesFromBase64();

    public static IEnumerable<string> Strings(this JsonElement mail, string name) =>
        mail.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? "");
}
