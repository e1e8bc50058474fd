using System.Globalization;

namespace Notification.Sdk.Testing.Channels;

/// <summary>Whatever is to be said gets through, or gets a receipt.</summary>
internal static class ContentCases
{
    public static async Task EveryKindArrivesAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        foreach (string culture in new[] { "en", "zh-Hans", "ja" })
        {
            var kit = new DeliveryKit(In(trial.Target, culture), trial.Renderer, trial.Clock.Now, () => Guid.NewGuid().ToString("N"));
            foreach (DeliveryKind kind in Enum.GetValues<DeliveryKind>())
            {
                await trial.MarkAsync().ConfigureAwait(false);
                DeliveryReceipt receipt = await trial.SendAsync(kit.Make(kind)).ConfigureAwait(false);
                Promise.Is(
                    receipt,
                    ReceiptStatus.Delivered,
                    $"the counterpart took a delivery of the kind {kind} in the language {culture}",
                    "send every kind: a channel that cannot tell them apart sends what Render gives");
                IReadOnlyList<ReceivedMessage> seen = await trial.NewAsync().ConfigureAwait(false);
                string[] told = [.. seen.SelectMany(message => message.Parts).Select(part => part.Content)];
                Promise.Holds(
                    told.Any(content => content.Length > 0),
                    "what is delivered can be read",
                    $"a delivery of the kind {kind} arrived without content",
                    "send what Render gives");
                Promise.Holds(
                    kind != DeliveryKind.Verification || told.Any(content => content.Contains(DeliveryKit.Code, StringComparison.Ordinal)),
                    "a verification carries its code",
                    "the code is nowhere in what arrived",
                    "send what Render gives, or Delivery.VerificationCode");
            }
        }
    }

    public static async Task EmptyAndHugeAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        string huge = new('A', 1_000_000);
        (string Name, Delivery Delivery)[] all =
        [
            ("an empty message", Fixed(trial, "", "")),
            ("a blank message", Fixed(trial, " ", "\n")),
            ("half a character", Fixed(trial, "a\uD800", "\uDC00b")),
            ("a title of 1 MB", Fixed(trial, huge, "body")),
            ("a body of 1 MB", Fixed(trial, "title", huge)),
            ("a body of 100,000 lines", Fixed(trial, "title", string.Concat(Enumerable.Repeat("w\n", 100_000)))),
            ("500 events and a file of 3 MB", trial.Kit.Huge()),
        ];
        foreach ((string name, Delivery delivery) in all)
        {
            await trial.MarkAsync().ConfigureAwait(false);
            DeliveryReceipt receipt = await trial.SendAsync(delivery).ConfigureAwait(false);
            int seen = (await trial.NewAsync().ConfigureAwait(false)).Count;
            Promise.Holds(
                receipt.Status != ReceiptStatus.Delivered || seen == 1,
                "Delivered means that the counterpart took the message",
                string.Create(CultureInfo.InvariantCulture, $"for {name} the receipt is Delivered and the counterpart saw {seen} messages"),
                "reject what cannot be sent, and say why");
        }
    }

    public static async Task RetryIsTheSameAsync(ChannelTrial trial)
    {
        AnswerCases.Accept(trial);
        Delivery first = trial.Kit.Make(DeliveryKind.Digest);
        await trial.SendAsync(first).ConfigureAwait(false);
        trial.Clock.Advance(TimeSpan.FromMinutes(5));
        await trial.SendAsync(Again(first)).ConfigureAwait(false);
        ReceivedMessage[] same = [.. await trial.NewAsync().ConfigureAwait(false)];
        await trial.MarkAsync().ConfigureAwait(false);
        await trial.SendAsync(trial.Kit.Make(DeliveryKind.Digest)).ConfigureAwait(false);
        ReceivedMessage[] other = [.. await trial.NewAsync().ConfigureAwait(false)];

        Promise.Holds(
            same.Length is 1 or 2 && other.Length == 1,
            "each attempt reaches the counterpart, where one that knows the key may keep the first only",
            $"two attempts of one delivery and one of another gave {same.Length} and {other.Length} messages",
            "send each attempt once");
        Promise.Holds(
            same.All(message => message.Key == same[0].Key) && (same[0].Key is null || same[0].Key != other[0].Key),
            "all attempts of a delivery carry one key, and no other delivery carries it",
            $"the keys are {string.Join(", ", same.Append(other[0]).Select(message => message.Key ?? "none"))}",
            "make the key of Delivery.Id and of nothing else");
        Promise.Holds(
            same[0].Parts.SequenceEqual(same[^1].Parts),
            "a retry says the same as the first attempt, byte for byte",
            "the second attempt says something else",
            "put no clock, attempt number or random value into the message");
    }

    private static Delivery Fixed(ChannelTrial trial, string title, string body) =>
        trial.Kit.Make(DeliveryKind.Event, instead: new FixedRenderer(title, body));

    private static Delivery Again(Delivery delivery) => new()
    {
        Id = delivery.Id,
        Kind = delivery.Kind,
        Target = delivery.Target,
        Topic = delivery.Topic,
        Severity = delivery.Severity,
        Events = delivery.Events,
        CreatedAt = delivery.CreatedAt,
        Attempt = delivery.Attempt + 1,
        Renderer = delivery.Renderer,
    };

    private static DeliveryTarget In(DeliveryTarget target, string culture) => new()
    {
        Tenant = target.Tenant,
        Endpoint = target.Endpoint,
        Channel = target.Channel,
        Address = target.Address,
        Settings = target.Settings,
        Culture = CultureInfo.GetCultureInfo(culture),
        TimeZone = target.TimeZone,
    };
}
