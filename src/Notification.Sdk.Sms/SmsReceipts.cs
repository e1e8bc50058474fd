using Notification.Sdk.Sms.Numbers;

namespace Notification.Sdk.Sms;

/// <summary>Turns the answers for the numbers into one receipt. Numbers are named masked in its text; only
/// <see cref="DeliveryReceipt.StillOwed"/> holds them whole.</summary>
internal static class SmsReceipts
{
    private const int MostNamed = 10;

    private static readonly SmsAnswer Unanswered = SmsAnswer.Deferred(
        SmsCodes.Unanswered, "The gateway gave no answer: have it answer for every number.");

    /// <summary>The answer of each number, in the order of the numbers.</summary>
    public static IReadOnlyList<NumberAnswer> Pair(
        IEnumerable<string> numbers, IReadOnlyDictionary<string, SmsAnswer> answers, bool resendUnknown) =>
        [.. numbers.Select(n => new NumberAnswer(n, answers.GetValueOrDefault(n) ?? Unanswered, resendUnknown))];

    /// <summary>The receipt.</summary>
    /// <param name="answers">The answers, at least one.</param>
    /// <param name="faults">What is wrong with the rest of the address.</param>
    public static DeliveryReceipt Make(IReadOnlyList<NumberAnswer> answers, IReadOnlyList<string> faults)
    {
        List<NumberAnswer> owed = [.. answers.Where(answer => answer.IsOwed)];
        List<NumberAnswer> accepted = [.. answers.Where(answer => answer.Answer.Status == SmsStatus.Accepted)];
        if (answers.All(answer => answer.Answer.DisablesEndpoint))
        {
            return DeliveryReceipt.Rejected(answers[0].Answer.Code, Describe(answers, faults), disablesEndpoint: true);
        }

        if (owed.Count > 0)
        {
            // The first to be tried again sets the time; what asked for more is only told so once more.
            TimeSpan wait = owed.Min(answer => answer.Answer.RetryAfter ?? TimeSpan.Zero);
            if (owed.Count == answers.Count && owed.TrueForAll(answer => answer.Answer.Code == SmsCodes.PartsBudget))
            {
                return DeliveryReceipt.NotTried(
                    SmsCodes.PartsBudget, Describe(answers, faults), wait, pausesEndpoint: true);
            }

            return DeliveryReceipt.Deferred(
                owed[0].Answer.Code,
                Describe(answers, faults),
                wait > TimeSpan.Zero ? wait : null,
                owed.TrueForAll(answer => answer.Answer.PausesEndpoint),
                [.. owed.Select(answer => answer.Number)],
                nothingSent: answers.All(answer => answer.IsOwed && answer.Answer.NothingSent));
        }

        return accepted.Count > 0
            ? DeliveryReceipt.Delivered(accepted[0].Answer.Code, Describe(answers, faults))
            : DeliveryReceipt.Rejected(
                answers[0].Answer.Code,
                Describe(answers, faults),
                mayHaveArrived: answers.Any(answer => answer.Answer.Status == SmsStatus.Unknown));
    }

    // Numbers with the same answer share a sentence: what failed first, then what was accepted and under which ids.
    private static string Describe(IReadOnlyList<NumberAnswer> answers, IReadOnlyList<string> faults) => string.Join(
        ' ',
        answers.GroupBy(answer => (answer.Answer.Status, answer.Answer.Code, answer.Answer.Detail))
            .OrderBy(group => group.Key.Status == SmsStatus.Accepted)
            .Take(MostNamed)
            .Select(group => Sentence([.. group]))
            .Concat(faults.Take(MostNamed))
            .Where(sentence => sentence.Length > 0));

    private static string Sentence(IReadOnlyList<NumberAnswer> same)
    {
        SmsAnswer answer = same[0].Answer;
        string more = same.Count > MostNamed ? $" and {same.Count - MostNamed} more" : "";
        string who = string.Join(", ", same.Take(MostNamed).Select(one => PhoneNumber.Mask(one.Number))) + more;
        if (answer.Status != SmsStatus.Accepted)
        {
            return $"{who}: {answer.Code}. {answer.Detail}";
        }

        string[] ids = [.. same.Select(one => one.Answer.MessageId).OfType<string>().Distinct().Take(MostNamed)];
        string told = ids.Length > 0 ? $"{who}: accepted as {string.Join(", ", ids)}." : "";
        return answer.Detail.Length > 0 ? $"{(told.Length > 0 ? told : $"{who}:")} {answer.Detail}" : told;
    }
}
