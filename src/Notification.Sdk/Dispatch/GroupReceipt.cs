namespace Notification.Sdk.Dispatch;

/// <summary>What an attempt comes to in which no member took the delivery and none is left to ask. Pure.</summary>
internal static class GroupReceipt
{
    /// <summary>The receipt.</summary>
    /// <param name="answers">What the members said; at least one.</param>
    /// <param name="choice">Who would be next.</param>
    /// <param name="now">The time.</param>
    public static DeliveryReceipt Of(IReadOnlyList<MemberAnswer> answers, MemberChoice choice, DateTimeOffset now)
    {
        List<MemberAnswer> refused = [.. answers.Where(answer => answer.Receipt.Status == ReceiptStatus.Rejected)];
        List<(string Member, TimeSpan Wait)> waiting =
        [
            .. answers.Except(refused).Select(answer => (answer.Member.Name, answer.Receipt.RetryAfter ?? TimeSpan.Zero)),
        ];
        if ((choice.Member ?? choice.Awaited) is { } next)
        {
            waiting.Add((next.Name, (choice.FreeAt ?? now) - now));
        }

        if (waiting.Count == 0)
        {
            // Beyond use only when all are: then it waits for one to be enabled.
            MemberAnswer telling = refused.Find(answer => !answer.Receipt.DisablesEndpoint) is { Member: not null } plain ? plain : refused[^1];
            return telling.Receipt.By(telling.Member.Name);
        }

        (string first, TimeSpan wait) = waiting.MinBy(member => member.Wait);
        DeliveryReceipt last = answers[^1].Receipt;
        DeliveryReceipt receipt = answers.Any(answer => answer.Receipt.WasTried)
            ? DeliveryReceipt.Deferred(last.Code, last.Detail, wait > TimeSpan.Zero ? wait : null)
            : DeliveryReceipt.NotTried(last.Code, last.Detail, wait);

        // Who has refused it is not asked again before the others.
        return refused.Count > 0 ? receipt.By(first) : receipt;
    }
}
