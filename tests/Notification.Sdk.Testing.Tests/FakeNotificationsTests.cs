using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Testing.Tests;

/// <summary>An application's own tests, as docs/testing.md shows them.</summary>
public sealed class FakeNotificationsTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = Application();

    private FakeNotifications Fake => _services.GetRequiredService<FakeNotifications>();

    private ISecurityNotifier Notifier => _services.GetRequiredService<ISecurityNotifier>();

    [Fact]
    public async Task An_alert_of_Saturday_night_waits_until_Monday_morning()
    {
        await Fake.AdvanceToAsync(DayOfWeek.Saturday, new TimeOnly(23, 0));
        SecurityEvent alert = Leak("k-1");
        await Notifier.PublishAsync(alert);

        DateTimeOffset monday = new(2026, 3, 9, 8, 0, 0, TimeSpan.Zero);
        await Fake.HeldUntilAsync(alert.Id, monday);
        Fake.NotSent();

        await Fake.AdvanceToAsync(DayOfWeek.Monday, new TimeOnly(8, 0));
        Assert.Equal(monday, Fake.SentOne("soc", "access key").At);
    }

    [Fact]
    public async Task The_same_leak_is_told_once()
    {
        await Notifier.PublishAsync(Leak("k-1"));
        SecurityEvent again = Leak("k-1");
        await Notifier.PublishAsync(again);
        await Fake.DispatchAsync();

        Fake.SentOne();
        await Fake.SuppressedAsync(again.Id, Rules.Duplicate);
    }

    [Fact]
    public async Task What_is_deferred_is_tried_again_on_the_way()
    {
        Fake.Answer = delivery => delivery.Attempt < 3 ? DeliveryReceipt.Deferred("busy", "Later.") : DeliveryReceipt.Delivered("ok");
        await Notifier.PublishAsync(Leak("k-1"));
        await Fake.AdvanceAsync(TimeSpan.FromMinutes(1));

        IReadOnlyList<SentMessage> attempts = Fake.SentCount(3, "soc");
        Assert.Equal([1, 2, 3], attempts.Select(attempt => attempt.Delivery.Attempt));
        Assert.Single(attempts.Select(attempt => attempt.Delivery.Id).Distinct());
        Assert.True(attempts[0].At < attempts[1].At && attempts[1].At < attempts[2].At);
    }

    [Fact]
    public async Task A_claim_that_does_not_hold_says_what_there_is()
    {
        SecurityEvent leak = Leak("k-1");
        await Notifier.PublishAsync(leak);
        await Fake.DispatchAsync();

        ConformanceException wrong = Assert.Throws<ConformanceException>(() => Fake.NotSent("soc"));
        Assert.Contains("to soc by webhook: Event", wrong.Happened, StringComparison.Ordinal);
        Assert.Throws<ConformanceException>(() => Fake.SentOne("somebody else"));
        wrong = await Assert.ThrowsAsync<ConformanceException>(() => Fake.SuppressedAsync(leak.Id, Rules.Duplicate));
        Assert.Contains("it is Delivered", wrong.Happened, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConformanceException>(() => Fake.HeldUntilAsync(leak.Id, Fake.Clock.Now));
        await Assert.ThrowsAsync<ConformanceException>(() => Fake.SuppressedAsync("no such event", Rules.Duplicate));
    }

    [Fact]
    public void Nothing_of_the_application_runs_or_sends() => Assert.Multiple(
        () => Assert.Empty(_services.GetServices<IHostedService>()),
        () => Assert.Equal(
            ["dingtalk", "email", "inbox", "pager", "sms", "webhook"],
            _services.GetServices<IChannel>().Select(channel => channel.Name).Order(StringComparer.Ordinal)),
        () => Assert.Same(Fake.Clock, _services.GetRequiredService<TimeProvider>()));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static SecurityEvent Leak(string key) => SecurityEvents.AccessKeyLeak(new AccessKeyEvidence(key)) with { DedupKey = key };

    private static ServiceProvider Application()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));

        // What the application itself registers.
        services.AddSecurityNotifications(options =>
        {
            options.Endpoints["soc"] = new Endpoint { Channel = "webhook", Address = "https://soc.example/hook" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["soc"] };
            options.Topics[Topics.AccessKeyLeak] = new TopicPolicy
            {
                Window = new WindowRule
                {
                    Hours = "08:00-20:00",
                    Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
                },
            };
        }).AddWebhook();

        // What the test puts over it.
        services.AddFakeSecurityNotifications(channels: ["pager"]);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
