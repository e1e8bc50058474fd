using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Notification.Sdk.DingTalk;
using Notification.Sdk.Email;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Sms;
using Notification.Sdk.Webhook;

namespace Notification.Sdk.Testing.Tests.Secrets;

/// <summary>Every channel is made to succeed, fail, wait and break, and nothing that was said about it holds a secret.</summary>
public sealed class PlantedSecretsTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Counterparts _counterparts = new();
    private readonly TelemetryRecorder _recorder = new();
    private readonly Spoken _spoken = new();

    public static TheoryData<CounterpartAnswer> Answers => [.. Enum.GetValues<CounterpartAnswer>().Except([CounterpartAnswer.Hang])];

    public static TheoryData<string> Mistakes => [.. Mistake.All.Keys];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _recorder.Dispose();
        await _counterparts.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Nothing_that_is_said_about_an_attempt_holds_a_secret(CounterpartAnswer answer)
    {
        await using var engine = new WholeEngine(_counterparts, _recorder);
        _counterparts.Prepare(answer);

        _spoken.Say("PublishResult", await engine.Notifier.PublishAsync(WholeEngine.Event("1")), isOutput: true);
        await engine.Get<IDispatcher>().DispatchDueAsync();
        engine.Clock.Advance(Hour);
        await engine.Get<IDispatcher>().DispatchDueAsync();
        foreach (string endpoint in WholeEngine.Endpoints)
        {
            _spoken.Say("TestReceipt", await engine.Notifier.TestAsync(endpoint), isOutput: true);
        }

        await TellAsync(engine);
        Assert.True(_counterparts.WereAllAsked);
        Assert.Contains(_recorder.Heard, line => line.StartsWith("span deliver", StringComparison.Ordinal));
        Assert.Contains(_recorder.Heard, line => line.StartsWith("metric notification.attempts", StringComparison.Ordinal));
        HoldsNone();
    }

    [Fact]
    public async Task An_attempt_that_hangs_ends_by_its_timeout_and_says_no_secret()
    {
        await using var engine = new WholeEngine(_counterparts, _recorder);
        _counterparts.Prepare(CounterpartAnswer.Hang);

        SecurityEvent alert = WholeEngine.Event("1");
        await engine.Notifier.PublishAsync(alert);

        // The phone is one place, whichever gateway leads to it.
        await EndsByTimeoutAsync(engine, read: 4, async () => await engine.Get<IDispatcher>().DispatchDueAsync());
        foreach (string endpoint in WholeEngine.Endpoints)
        {
            await EndsByTimeoutAsync(engine, read: 1, async () =>
            {
                TestReceipt receipt = await engine.Notifier.TestAsync(endpoint);
                Assert.NotEqual(ReceiptStatus.Delivered, receipt.Status);
                _spoken.Say("TestReceipt", receipt, isOutput: true);
            });
        }

        await TellAsync(engine);
        Assert.True(_counterparts.WereAllAsked);
        IReadOnlyList<DeliveryLogEntry> entries = await engine.Get<IDeliveryLog>().QueryAsync(new DeliveryLogQuery { EventId = alert.Id });
        Assert.Equal(4, entries.Count);
        Assert.All(entries, entry => Assert.True(entry.MayBeDuplicate));
        HoldsNone();
    }

    [Fact]
    public async Task An_access_token_is_as_secret_as_a_password()
    {
        await using var engine = new WholeEngine(_counterparts, _recorder, services: services => services.Configure<EmailOptions>(options =>
        {
            options.Smtp.Password = null;
            options.Smtp.AccessToken = _ => ValueTask.FromResult(Planted.MailToken);
        }));
        foreach (CounterpartAnswer answer in new[] { CounterpartAnswer.Accept, CounterpartAnswer.Drop, CounterpartAnswer.Nonsense })
        {
            _counterparts.Prepare(answer);
            _spoken.Say("TestReceipt", await engine.Notifier.TestAsync("mail"), isOutput: true);
        }

        Assert.Equal(3, _counterparts.Mail.Mails.Count);
        await TellAsync(engine);
        HoldsNone();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_refused_setting_is_named_without_what_it_holds(string mistake)
    {
        await using WholeEngine engine = Mistake.All[mistake](_counterparts, _recorder);
        _counterparts.Prepare(CounterpartAnswer.Accept);
        List<Exception> refusals = [];
        Func<ValueTask>[] ways =
        [
            () => { engine.Get<IStartupValidator>().Validate(); return ValueTask.CompletedTask; },
            async () => await engine.Notifier.ExplainAsync(WholeEngine.Event("1")),
            async () => await engine.Get<INotificationSettings>().SaveAsync(
                engine.Get<IOptions<SecurityNotificationsOptions>>().Value.Endpoints["hook"], "tester"),
            async () => _spoken.Say("TestReceipt", await engine.Notifier.TestAsync("mail"), isOutput: true),
        ];
        foreach (Func<ValueTask> way in ways)
        {
            try
            {
                await way();
            }
            catch (Exception refused) when (refused is OptionsValidationException or ArgumentException)
            {
                refusals.Add(refused);
                _spoken.Say("a refusal", refused.ToString());
            }
        }

        Assert.True(refusals.Count > 0 || mistake.StartsWith("accepted", StringComparison.Ordinal), "Nothing was refused.");
        HoldsNone();
    }

    [Fact]
    public void The_search_finds_what_is_there()
    {
        _spoken.Say("an output", new TestReceipt("e", "c", ReceiptStatus.Delivered, "ok", Planted.QueryToken, Hour), isOutput: true);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(_spoken.HoldsNone);
    }

    // The clock moves on only after each counterpart has the message, for a timeout before that says something else; and until the end, for
    // what timed out early may be due again before the last attempt has timed out.
    private async Task EndsByTimeoutAsync(WholeEngine engine, int read, Func<Task> act)
    {
        int before = _counterparts.Read;
        Task acting = Task.Run(act);
        long started = TimeProvider.System.GetTimestamp();
        while (_counterparts.Read < before + read && !acting.IsCompleted && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Yield();
        }

        while (!acting.IsCompleted && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            engine.Clock.Advance(Step);
            await Task.Yield();
        }

        await acting.WaitAsync(Patience);
    }

    private async Task TellAsync(WholeEngine engine)
    {
        _spoken.Say("Explanation", await engine.Notifier.ExplainAsync(WholeEngine.Event("2")), isOutput: true);
        _spoken.Say("the delivery log", await engine.Get<IDeliveryLog>().QueryAsync(new DeliveryLogQuery()), isOutput: true);
        _spoken.Say("the counts", await engine.Get<IDeliveryLog>().CountAsync(), isOutput: true);
        HealthCheckResult health = await engine.Get<SecurityNotificationsHealthCheck>().CheckHealthAsync(new HealthCheckContext());
        _spoken.Say("the health check", $"{health.Description} {string.Join(' ', health.Data)} {health.Exception}");
        _spoken.Say("the settings", await engine.Get<INotificationSettings>().ListAsync<Endpoint>(), isOutput: false);
        object[] options =
        [
            engine.Get<IOptions<SecurityNotificationsOptions>>().Value,
            engine.Get<IOptions<EmailOptions>>().Value,
            engine.Get<IOptions<DingTalkOptions>>().Value,
            engine.Get<IOptions<WebhookOptions>>().Value,
            engine.Get<IOptions<SmsOptions>>().Value,
            engine.Get<IOptions<AlibabaCloudSmsOptions>>().Value,
            engine.Get<IOptions<TwilioSmsOptions>>().Value,
            engine.Get<IOptions<KannelSmsOptions>>().Value,
        ];
        _spoken.Say("options", options, isOutput: false);
        _spoken.Say("channels", engine.Services.GetServices<IChannel>(), isOutput: false);
    }

    private void HoldsNone()
    {
        foreach (string line in _recorder.Heard)
        {
            _spoken.Say("telemetry", line);
        }

        Assert.True(_spoken.Count > 10);
        _spoken.HoldsNone();
    }
}
