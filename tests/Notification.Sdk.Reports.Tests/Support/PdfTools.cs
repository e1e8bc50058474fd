using System.Diagnostics;

namespace Notification.Sdk.Reports.Tests.Support;

/// <summary>qpdf and poppler, which read what we write, and a font with Latin, Chinese and Japanese. Installs the Debian packages
/// when they are absent.</summary>
public sealed class PdfTools : IAsyncLifetime
{
    public const string Font = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;
    private int _files;

    public async Task InitializeAsync()
    {
        string[] needed = ["/usr/bin/qpdf", "/usr/bin/pdftotext", Font];
        if (!needed.All(File.Exists))
        {
            await DebianPackages.InstallAsync("qpdf", "poppler-utils", "fonts-wqy-microhei");
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Fails with the words of qpdf unless it finds nothing to say.</summary>
    public Task<string> CheckAsync(byte[] pdf) => RunAsync("qpdf", "--check", Save(pdf));

    public Task<string> TextAsync(byte[] pdf) => RunAsync("pdftotext", "-layout", Save(pdf), "-");

    public Task<string> FontsAsync(byte[] pdf) => RunAsync("pdffonts", Save(pdf));

    public Task<string> InfoAsync(byte[] pdf, params string[] options) => RunAsync("pdfinfo", [.. options, Save(pdf)]);

    /// <summary>The file in the form of qpdf that is good to read.</summary>
    public Task<string> OpenAsync(byte[] pdf) => RunAsync("qpdf", "--qdf", "--object-streams=disable", Save(pdf), "-");

    /// <summary>The words with the places where they stand.</summary>
    public Task<string> BoxesAsync(byte[] pdf) => RunAsync("pdftotext", "-bbox", Save(pdf), "-");

    /// <summary>The form of qpdf that programs read.</summary>
    public Task<string> JsonAsync(byte[] pdf, string key) => RunAsync("qpdf", "--json", $"--json-key={key}", Save(pdf));

    /// <summary>A page in shades of grey, in the form PGM.</summary>
    public async Task<byte[]> PageAsync(byte[] pdf, int page)
    {
        string file = Save(pdf);
        string number = $"{page}";
        await RunAsync("pdftoppm", "-r", "60", "-gray", "-singlefile", "-f", number, "-l", number, file, file);
        return await File.ReadAllBytesAsync(file + ".pgm");
    }

    public string Save(byte[] pdf)
    {
        string file = Path.Combine(_folder, $"{Interlocked.Increment(ref _files)}.pdf");
        File.WriteAllBytes(file, pdf);
        return file;
    }

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string told = await errors;
        return process.ExitCode == 0 && told.Length == 0
            ? output
            : throw new InvalidOperationException($"{tool} ended with {process.ExitCode}: {output} {told}");
    }
}
