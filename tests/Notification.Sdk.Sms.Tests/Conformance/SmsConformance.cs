using System.Collections.Specialized;
using Notification.Sdk.Http;

namespace Notification.Sdk.Sms.Tests.Conformance;

/// <summary>What the three gateways have in common.</summary>
public abstract class SmsConformance : ChannelConformance, IAsyncLifetime
{
    private readonly FakeHttpServer _vendor;

    private protected SmsConformance(FakeHttpServer vendor) => _vendor = vendor;

    public static TheoryData<string> All => [.. Cases];

    protected override DeliveryTarget Target => To("sms", "+8613812345678");

    protected string Url => _vendor.Url;

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _vendor.DisposeAsync();

    protected static void AllowLoopback(HttpChannelOptions http)
    {
        http.RequireHttps = false;
        http.AllowedNetworks.Add("127.0.0.0/8");
    }

    protected override bool Prepare(CounterpartAnswer answer) => _vendor.Prepare(answer);

    protected override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _vendor.Requests.Skip(skip).Select(Read)]);

    private protected abstract ReceivedMessage Read(ReceivedRequest request);

    protected static ReceivedPart Names(NameValueCollection fields) =>
        new("fields", PartForm.Structure, string.Join(' ', fields.AllKeys));
}
