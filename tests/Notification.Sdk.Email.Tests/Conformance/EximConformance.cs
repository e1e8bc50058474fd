using System.Text;
using Notification.Sdk.Email.Tests.Exim;

namespace Notification.Sdk.Email.Tests.Conformance;

/// <summary>The suite once more, against a real server: what arrives is what it stored. It does not hang, break off or answer nonsense; the
/// scripted server of <see cref="EmailConformance"/> does.</summary>
public sealed class EximConformance(EximServer exim) : ChannelConformance, IClassFixture<EximServer>
{
    public static TheoryData<string> All => [.. Cases];

    protected override DeliveryTarget Target => To("email", "Security <team@example.org>");

    protected override IReadOnlyCollection<string> Secrets =>
        [EximServer.Password, Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{EximServer.User}\0{EximServer.Password}"))];

    protected override TimeSpan? DeferralWait => TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(All))]
    public Task Keeps_the_promise(string promise) => RunAsync(promise);

    protected override void Register(ISecurityNotificationsBuilder notifications) => notifications.AddEmail(options =>
    {
        options.From = "Alerts <alerts@example.com>";
        options.Smtp.Host = "127.0.0.1";
        options.Smtp.Port = exim.Port;
        options.Smtp.ServerName = "localhost";
        options.Smtp.CaFile = exim.CaFile;
        options.Smtp.UserName = EximServer.User;
        options.Smtp.Password = EximServer.Password;
    });

    protected override bool Prepare(CounterpartAnswer answer)
    {
        exim.Answer(answer switch
        {
            CounterpartAnswer.Defer => EximAnswer.Defer,
            CounterpartAnswer.Reject => EximAnswer.Refuse,
            _ => EximAnswer.Accept,
        });
        return answer is CounterpartAnswer.Accept or CounterpartAnswer.Defer or CounterpartAnswer.Reject;
    }

    protected override async ValueTask<IReadOnlyList<ReceivedMessage>> ReceivedAsync(int skip) =>
        [.. (await exim.StoredAsync(skip)).Select(MailReader.Read)];
}
