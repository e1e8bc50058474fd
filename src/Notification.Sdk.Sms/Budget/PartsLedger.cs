using Notification.Sdk.Sms.Gateways;
using Notification.Sdk.Sms.Settings;

namespace Notification.Sdk.Sms.Budget;

/// <summary>Lets through to a gateway what the day's budget of the endpoint allows, and counts what was spent. What is
/// neither accepted nor in doubt costs nothing.</summary>
internal sealed class PartsLedger(PartsBudget budget, TimeProvider time)
{
    public async ValueTask<IReadOnlyDictionary<string, SmsAnswer>> SendAsync(
        ISmsGateway gateway, SmsMessage message, SmsOptions options, CancellationToken cancellationToken)
    {
        DeliveryTarget target = message.Delivery.Target;
        if (SmsSettings.DailyPartsOf(target, options) is not { } limit)
        {
            return (await gateway.SendAsync(message, cancellationToken).ConfigureAwait(false)).Answers;
        }

        int parts = gateway is IPartsCounter counter ? counter.CountParts(message) : message.Parts;
        if (parts > limit)
        {
            return SmsResult.ForAll(message, TooLong(parts, limit)).Answers;
        }

        DateTimeOffset now = time.GetUtcNow();
        var day = LocalDay.At(now, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        int fitting = budget.Draw(target, day.Date, message.Numbers.Count, parts, limit);
        Dictionary<string, SmsAnswer> answers = new(StringComparer.Ordinal);
        if (fitting > 0)
        {
            SmsMessage affordable = Narrow(message, fitting);
            SmsResult result = await gateway.SendAsync(affordable, cancellationToken).ConfigureAwait(false);
            foreach (string number in affordable.Numbers)
            {
                if (result.Answers.TryGetValue(number, out SmsAnswer? answer))
                {
                    answers[number] = answer;
                }
            }

            int unspent = answers.Values.Count(a => a.Status is SmsStatus.Deferred or SmsStatus.Refused);
            budget.GiveBack(target, day.Date, unspent * parts);
        }

        foreach (string number in message.Numbers.Skip(fitting))
        {
            answers[number] = UsedUp(limit, day.End - now);
        }

        return answers;
    }

    private static SmsMessage Narrow(SmsMessage message, int count) => new()
    {
        Delivery = message.Delivery,
        Numbers = [.. message.Numbers.Take(count)],
        Text = message.Text,
        Encoding = message.Encoding,
        Parts = message.Parts,
    };

    private static SmsAnswer UsedUp(int limit, TimeSpan wait) => SmsAnswer.Deferred(
        SmsCodes.PartsBudget,
        $"The endpoint's budget of {limit} parts a day is used up: it is sent on the next day, or raise DailyParts.",
        wait,
        pausesEndpoint: true);

    private static SmsAnswer TooLong(int parts, int limit) => SmsAnswer.Refused(
        SmsCodes.PartsBudget, $"The message takes {parts} parts and the day's budget is {limit}: raise DailyParts.");
}
