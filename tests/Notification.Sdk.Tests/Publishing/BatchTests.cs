using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Publishing;

/// <summary>A batch over a store that takes its time.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task The_store_is_asked_about_the_events_of_a_batch_together_and_in_their_order()
    {
        SlowAdmission store = null!;
        await using Rig rig = NewRig(found => store = found);
        SecurityEvent[] events = [.. Enumerable.Range(0, 5).Select(_ => Rig.Alert())];

        Task<IReadOnlyList<PublishResult>> publishing = rig.Notifier.PublishAsync(events).AsTask();
        Assert.Equal(events.Select(asked => asked.Id), store.Asked);
        Assert.False(publishing.IsCompleted);
        store.Answer(backwards: true);

        Assert.Equal(events.Select(asked => asked.Id), (await publishing).Select(result => result.EventId));
        Assert.Equal(5, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task A_batch_that_failed_in_part_is_published_again_without_doubles()
    {
        SlowAdmission store = null!;
        await using Rig rig = NewRig(found => store = found);
        SecurityEvent[] events = [.. Enumerable.Range(0, 5).Select(_ => Rig.Alert())];

        Task<IReadOnlyList<PublishResult>> publishing = rig.Notifier.PublishAsync(events).AsTask();
        store.Answer(backwards: false, failing: events[2].Id);
        await Assert.ThrowsAsync<StoreException>(() => publishing);
        Assert.Equal(4, await rig.CountAsync(Outcome.Waiting));

        publishing = rig.Notifier.PublishAsync(events).AsTask();
        store.Answer(backwards: false);
        await publishing;
        Assert.Equal(5, await rig.CountAsync(Outcome.Waiting));
    }

    private static Rig NewRig(Action<SlowAdmission> take)
    {
        var rig = new Rig(
            options => options.Topics[Topics.Alerts] = new() { Throttles = [] },
            builder =>
            {
                ServiceDescriptor inner = builder.Services.Last(service => service.ServiceType == typeof(IAdmissionStore));
                builder.Services.Replace(ServiceDescriptor.Singleton<IAdmissionStore>(services =>
                    new SlowAdmission((IAdmissionStore)inner.ImplementationFactory!(services))));
            });
        take((SlowAdmission)rig.Get<IAdmissionStore>());
        return rig;
    }

    private sealed class SlowAdmission(IAdmissionStore inner) : IAdmissionStore
    {
        private readonly List<(string EventId, TaskCompletionSource Gate)> _waiting = [];

        public IEnumerable<string> Asked => _waiting.Select(waiting => waiting.EventId);

        public void Answer(bool backwards, string? failing = null)
        {
            (string EventId, TaskCompletionSource Gate)[] waiting = [.. backwards ? Enumerable.Reverse(_waiting) : _waiting];
            _waiting.Clear();
            foreach ((string eventId, TaskCompletionSource gate) in waiting)
            {
                if (eventId == failing)
                {
                    gate.SetException(new StoreException("The disk is full."));
                }
                else
                {
                    gate.SetResult();
                }
            }
        }

        public async ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
        {
            var gate = new TaskCompletionSource();
            _waiting.Add((request.Event.Id, gate));
            await gate.Task;
            return await inner.AdmitAsync(request, cancellationToken);
        }

        public ValueTask CountAsync(
            IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken) =>
            inner.CountAsync(counts, transaction, cancellationToken);
    }
}
