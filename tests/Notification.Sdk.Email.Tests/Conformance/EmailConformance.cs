using System.Text;

namespace Notification.Sdk.Email.Tests.Conformance;

public sealed class EmailConformance : ChannelConformance, IAsyncLifetime
{
    private const string User = "notifier";
    private const string Password = "planted-mail-password-0001";

    private readonly FakeSmtpServer _server = new();

    public static TheoryData<string> All => [.. Cases];

    protected override DeliveryTarget Target => To("email", "Security <team@example.org>");

    protected override IReadOnlyCollection<string> Secrets =>
        [Password, Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{User}\0{Password}"))];

    protected override TimeSpan? DeferralWait => TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddEmail(options =>
    {
        options.From = "Alerts <alerts@example.com>";
        options.Smtp.Host = "127.0.0.1";
        options.Smtp.Port = _server.Port;
        options.Smtp.Security = SmtpSecurity.ImplicitTls;
        options.Smtp.ServerName = "localhost";
        options.Smtp.CaFile = _server.CaFile;
        options.Smtp.UserName = User;
        options.Smtp.Password = Password;
    });

    protected override bool Prepare(CounterpartAnswer answer)
    {
        _server.Prepare(answer);
        return true;
    }

    protected override ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        ValueTask.FromResult<IReadOnlyList<ReceivedMessage>>([.. _server.Mails.Skip(skip)]);
}
