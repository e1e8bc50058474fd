namespace Notification.Sdk.Testing.Channels;

/// <summary>What an attacker writes is compared with the same delivery with nothing but <c>x</c> in the same places.</summary>
internal static class HostileCases
{
    private static readonly DeliveryKind[] WithTexts =
        [DeliveryKind.Event, DeliveryKind.Digest, DeliveryKind.Summary, DeliveryKind.Reminder, DeliveryKind.Report];

    public static async Task IsInertAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        Dictionary<DeliveryKind, ReceivedMessage> harmless = [];
        foreach (DeliveryKind kind in WithTexts)
        {
            harmless[kind] = await SendAsync(trial, kind, "x", "x").ConfigureAwait(false);
        }

        foreach ((string name, string text) in HostileTexts.All)
        {
            // Kinds differ in where a text stands and not in how it is written: the longest texts are sent once.
            foreach (DeliveryKind kind in text.Length < 1_000 ? WithTexts : [DeliveryKind.Event])
            {
                ReceivedMessage message = await SendAsync(trial, kind, name, text).ConfigureAwait(false);
                Inertness.Check(message, harmless[kind], name);
            }
        }
    }

    private static async Task<ReceivedMessage> SendAsync(ChannelTrial trial, DeliveryKind kind, string name, string text)
    {
        await trial.MarkAsync().ConfigureAwait(false);
        DeliveryReceipt receipt = await trial.SendAsync(trial.Kit.Make(kind, text)).ConfigureAwait(false);
        Promise.Is(
            receipt,
            ReceiptStatus.Delivered,
            $"the counterpart took a {kind} whose texts are hostile ({name})",
            "encode texts for the place they land in: an attacker must not be able to keep an alert from leaving");
        IReadOnlyList<ReceivedMessage> seen = await trial.NewAsync().ConfigureAwait(false);
        Promise.Holds(
            seen.Count == 1,
            "one attempt is one message, whatever the texts say",
            $"{seen.Count} arrived for a {kind} whose texts are hostile ({name})",
            "encode texts so that none can end a message and begin another");
        return seen[0];
    }
}
