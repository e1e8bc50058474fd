using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Reports.Tests;

/// <summary>docs/reports.md names every option, and its example is the one that is compiled.</summary>
public sealed class ReportsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Folder(), "..", "..", "docs", "reports.md"));

    [Fact]
    public void Every_option_is_on_the_page() => Assert.All(
        typeof(PdfReportOptions).GetProperties().Select(option => option.Name),
        name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));

    [Fact]
    public void The_example_on_the_page_is_the_one_that_is_compiled()
    {
        string sample = File.ReadAllText(Path.Combine(Folder(), "ReportsSample.cs"));
        int from = sample.IndexOf("        services.Add", StringComparison.Ordinal);
        int to = sample.IndexOf(";\n", from, StringComparison.Ordinal) + 1;
        string compiled = string.Join('\n', sample[from..to].Split('\n').Select(line => line[8..]));

        Assert.Contains(compiled, Page, StringComparison.Ordinal);
        var services = new ServiceCollection();
        ReportsSample.Register(services);
        Assert.Single(services, service => service.ServiceType == typeof(IReportGenerator));
    }

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetDirectoryName(file) ?? throw new InvalidOperationException("The folder of the sources is not known.");
}
