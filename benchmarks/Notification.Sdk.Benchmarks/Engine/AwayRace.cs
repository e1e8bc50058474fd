using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Benchmarks.Engine;

/// <summary>What deciding without the store costs: distinct events of a topic with <see cref="WhenStoreAway.DecideLocally"/>, while the store in memory answers and while it
/// throws, in turns; the dispatcher of a host runs.</summary>
internal static class AwayRace
{
    private const int Publishers = 100;

    public static async Task RunAsync(int rounds, int events)
    {
        var store = new FailingStore();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSecurityNotifications(options =>
        {
            options.AwayCapacity = 1_000_000;
            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [], WhenStoreAway = WhenStoreAway.DecideLocally };
        });
        builder.Services.AddSingleton<IAdmissionStore>(store);
        builder.Services.AddSingleton<IOutbox>(store);
        using IHost host = builder.Build();
        await host.StartAsync();
        ISecurityNotifier notifier = host.Services.GetRequiredService<ISecurityNotifier>();
        List<double> ratios = [];
        for (int round = -2; round < rounds; round++)
        {
            double there = await PublishAsync(notifier, $"there-{round}", events);
            store.IsAway = true;
            await PublishAsync(notifier, $"waits-{round}", Publishers);
            await store.AskedByTheLoop;
            double away = await PublishAsync(notifier, $"away-{round}", events);
            store.IsAway = false;
            await store.AnsweredTheLoop;
            if (round >= 0)
            {
                ratios.Add(away / there);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round,2}: {there,9:f0} events/s by the store, {away,9:f0} without it = {ratios[^1]:f2}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median: {ratios.Order().ElementAt(ratios.Count / 2):f2} of the events that the store in memory admits"));
        await host.StopAsync();
    }

    private static async Task<double> PublishAsync(ISecurityNotifier notifier, string name, int events)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            for (int i = publisher; i < events; i += Publishers)
            {
                await notifier.PublishAsync(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence($"{name}-{i}")) with { Topic = Topics.Alerts });
            }
        })));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class FailingStore : IAdmissionStore, IOutbox
    {
        private static readonly StoreException Trouble = new("The store is away.", isTransient: true);

        private readonly ServiceProvider _memory = NewMemory();
        private TaskCompletionSource _asked = new();
        private TaskCompletionSource _answered = new();
        private bool _isAway;

        public bool IsAway
        {
            set
            {
                (_asked, _answered) = (new TaskCompletionSource(), new TaskCompletionSource());
                Volatile.Write(ref _isAway, value);
            }
        }

        public Task AskedByTheLoop => _asked.Task;

        public Task AnsweredTheLoop => _answered.Task;

        private IAdmissionStore Admission => _memory.GetRequiredService<IAdmissionStore>();

        private IOutbox Outbox => _memory.GetRequiredService<IOutbox>();

        public ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
        {
            Fail();
            return Admission.AdmitAsync(request, cancellationToken);
        }

        public ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken)
        {
            Fail();
            return Admission.CountAsync(counts, transaction, cancellationToken);
        }

        public ValueTask AppendAsync(IReadOnlyList<Leg> legs, CancellationToken cancellationToken)
        {
            Fail();
            return Outbox.AppendAsync(legs, cancellationToken);
        }

        public ValueTask<IReadOnlyList<Claim>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
        {
            if (Volatile.Read(ref _isAway))
            {
                _asked.TrySetResult();
            }

            Fail();
            _answered.TrySetResult();
            return Outbox.ClaimAsync(request, cancellationToken);
        }

        public ValueTask<IReadOnlyList<Claim>> StartAsync(IReadOnlyList<Claim> claims, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Fail();
            return Outbox.StartAsync(claims, now, cancellationToken);
        }

        public ValueTask<int> SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken)
        {
            Fail();
            return Outbox.SettleAsync(settlements, cancellationToken);
        }

        public ValueTask<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<EndpointKey> except, CancellationToken cancellationToken)
        {
            Fail();
            return Outbox.NextDueAsync(except, cancellationToken);
        }

        private static ServiceProvider NewMemory()
        {
            var services = new ServiceCollection().AddLogging();
            services.AddSecurityNotifications();
            return services.BuildServiceProvider();
        }

        private void Fail()
        {
            if (Volatile.Read(ref _isAway))
            {
                throw Trouble;
            }
        }
    }
}
