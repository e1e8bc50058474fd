using System.Collections.Specialized;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Sms.Segmentation;
using Notification.Sdk.Sms.Tests.Support;

namespace Notification.Sdk.Sms.Tests.Kannel;

/// <summary>Against a real Kannel and a real SMPP connection behind it.</summary>
public sealed class KannelTests(KannelFixture kannel) : IClassFixture<KannelFixture>
{
    private const string Password = "foobar-planted";

    public static TheoryData<string, int, int> Texts => new()
    {
        { "Reverse shell on web-01", 1, 0 },
        { new string('x', 160), 1, 0 },
        { new string('x', 161), 2, 0 },
        { "5 € {web} [db] ~a~ ^b^ | \\c\\", 1, 0 },
        { string.Concat(Enumerable.Repeat("€{}[]~^|\\x", 20)), 3, 0 },
        { "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà", 1, 0 },
        { "告警：服务器 web-01 出现反弹 Shell", 1, 8 },
        { string.Concat(Enumerable.Repeat("警", 70)), 1, 8 },
        { string.Concat(Enumerable.Repeat("警告", 80)), 3, 8 },
        { string.Concat(Enumerable.Repeat("🔥", 60)), 2, 8 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_arrives_whole_and_in_as_many_parts_as_were_counted(string text, int parts, int coding)
    {
        using SmsApplication application = Application();

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(text));
        IReadOnlyList<Submission> received = await kannel.ReceiveAsync(parts);

        Assert.Equal((ReceiptStatus.Delivered, "202"), (receipt.Status, receipt.Code));
        Assert.Equal(text, Submission.Join(received));
        Assert.Equal(parts, Segmenter.Split(text, Segmenter.EncodingOf(text)).Count);
        Assert.All(received, part => Assert.Equal(coding, part.Coding));
        Assert.All(received, part => Assert.Equal("8613812345678", part.To.TrimStart('+')));
    }

    [Fact]
    public async Task Each_number_is_sent_to()
    {
        using SmsApplication application = Application();

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: "+8613812345678, +12025550123"));
        IReadOnlyList<Submission> received = await kannel.ReceiveAsync(2);

        Assert.Equal(ReceiptStatus.Delivered, receipt.Status);
        Assert.Equal(["12025550123", "8613812345678"], received.Select(part => part.To.TrimStart('+')).Order());
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_appears_nowhere()
    {
        using var recorder = new TelemetryRecorder();
        using SmsApplication application = Application(o => o.Password = "wrong-planted");
        application.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Rejected, "403", true), (receipt.Status, receipt.Code, receipt.DisablesEndpoint));
        Assert.Contains("Username and Password", receipt.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(
            recorder.Heard.Append(receipt.Detail), line => line.Contains("planted", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_missing_path_is_refused()
    {
        using SmsApplication application = Application(
            o => o.Url = o.Url.Replace("sendsms", "elsewhere", StringComparison.Ordinal));

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery());

        Assert.Equal((ReceiptStatus.Rejected, "404"), (receipt.Status, receipt.Code));
    }

    [Theory]
    [InlineData("+8613812345678", SmsState.Delivered, true)]
    [InlineData("+8613812345678", SmsState.Delivered, false)]
    [InlineData("+8613812345679", SmsState.Failed, true)]
    [InlineData("+8613812345679", SmsState.Failed, false)]
    public async Task Reports_come_back_and_may_be_handed_in_in_any_order(string number, SmsState end, bool lastFirst)
    {
        var both = new TaskCompletionSource();
        await using var callbacks = new LoopbackServer(
            (_, stream, _, token) => LoopbackServer.ReplyAsync(stream, 202, "", "", token));
        callbacks.Seen += count => _ = count == 2 && both.TrySetResult();
        using SmsApplication application = Application(o => o.DlrUrl = $"http://127.0.0.1:{callbacks.Port}/dlr?key=k");

        DeliveryReceipt receipt = await application.SendAsync(Sample.Delivery(address: number));
        await kannel.ReceiveAsync(1);
        await both.Task;
        SmsReport[] reports = [.. callbacks.Requests.Select(Read).OrderBy(
            report => report.State == end == lastFirst ? 0 : 1)];
        foreach (SmsReport report in reports)
        {
            await application.Reports.AcceptAsync(report);
        }

        Assert.Contains("accepted as d-1.1.1", receipt.Detail, StringComparison.Ordinal);
        Assert.Equal(new HashSet<SmsState> { SmsState.Sent, end }, reports.Select(report => report.State).ToHashSet());
        SmsReport known = Assert.Single(await application.Reports.FindAsync("d-1.1.1"));
        Assert.Equal((end, number), (known.State, known.Number));
    }

    private SmsApplication Application(Action<KannelSmsOptions>? configure = null) => new(
        sms => sms.UseKannel(options =>
    {
        options.Url = kannel.Url;
        options.Username = "tester";
        options.Password = Password;
        SmsApplication.AllowLoopback(options.Http);
        configure?.Invoke(options);
    }));

    private static SmsReport Read(ReceivedRequest request)
    {
        NameValueCollection query = HttpUtility.ParseQueryString(
            request.Target[request.Target.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.True(KannelReports.TryRead(
            query.AllKeys.OfType<string>().Select(key =>
                KeyValuePair.Create(key, query[key] ?? "")), out SmsReport? report));
        return report;
    }
}
