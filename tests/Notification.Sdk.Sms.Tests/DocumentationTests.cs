using System.Runtime.CompilerServices;
using Notification.Sdk.Sms.AlibabaCloud;
using Notification.Sdk.Sms.Twilio;

namespace Notification.Sdk.Sms.Tests;

/// <summary>docs/channels/sms.md names every option and every code, and its example is the one that is
/// compiled.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(
        Path.Combine(Folder(), "..", "..", "docs", "channels", "sms.md"));

    [Fact]
    public void Every_code_is_on_the_page()
    {
        IEnumerable<string> codes =
        [
            .. AlibabaCloudCodes.Known,
            .. TwilioCodes.Known.Select(code => $"{code}"),
            .. typeof(SmsCodes).GetFields().Select(field => $"{field.GetRawConstantValue()}"),
        ];

        Assert.DoesNotContain(codes, code => !Page.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_option_is_on_the_page()
    {
        Type[] types =
        [
            typeof(SmsOptions), typeof(AlibabaCloudSmsOptions), typeof(AlibabaCloudTemplate), typeof(TwilioSmsOptions),
            typeof(KannelSmsOptions),
        ];
        IEnumerable<string> options = types.SelectMany(type => type.GetProperties()).Select(option => option.Name);

        Assert.DoesNotContain(options, name => !Page.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_on_the_page_is_the_one_that_is_compiled()
    {
        string sample = File.ReadAllText(Path.Combine(Folder(), "OwnGatewaySample.cs"));
        int from = sample.IndexOf("    private sealed class ModemGateway", StringComparison.Ordinal);
        int to = sample.IndexOf("\n    }\n", from, StringComparison.Ordinal) + 6;
        string compiled = string.Join(
            '\n', sample[from..to].Split('\n').Select(line => line.Length > 4 ? line[4..] : ""));

        Assert.Contains(compiled["private ".Length..], Page, StringComparison.Ordinal);
    }

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetDirectoryName(file) ?? throw new InvalidOperationException("The folder of the sources is not known.");
}
