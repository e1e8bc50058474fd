using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notification.Sdk.Http;
using Notification.Sdk.Sms.Gateways;
using Notification.Sdk.Sms.Segmentation;
using Notification.Sdk.Sms.Sending;

namespace Notification.Sdk.Sms.AlibabaCloud;

/// <summary>SendSms for up to 1,000 numbers at once. The mainland and the rest of the world go apart: their templates
/// differ.</summary>
internal sealed class AlibabaCloudGateway(
    [FromKeyedServices(AlibabaCloudGateway.ClientName)] HttpChannelClient http,
    IOptionsMonitor<AlibabaCloudSmsOptions> options,
    TimeProvider time) : ISmsGateway, IPartsCounter
{
    public const string ClientName = "Notification.Sdk.Sms.AlibabaCloud";

    private const int MostNumbers = 1000;
    private const string Mainland = "+86";

    public async ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        AlibabaCloudSmsOptions current = options.CurrentValue;
        if (TemplateOf(message.Delivery, current) is not { } template)
        {
            return SmsResult.ForAll(message, SmsAnswer.Refused(
                SmsCodes.NoTemplate,
                $"There is no template for the topic: add it to {current.Key}:Topics, or one for all under '*'."));
        }

        string parameters = TemplateParameters.ToJson(TemplateParameters.Fill(template, message.Delivery, current));
        var run = new SmsRun();
        foreach (IGrouping<bool, string> country in message.Numbers.GroupBy(IsMainland))
        {
            foreach (string[] batch in country.Chunk(MostNumbers))
            {
                await SendAsync(batch, run, numbers => AskAsync(
                    message.Delivery, numbers, template, parameters, current, cancellationToken))
                    .ConfigureAwait(false);
            }
        }

        return run.ToResult();
    }

    public int CountParts(SmsMessage message)
    {
        AlibabaCloudSmsOptions current = options.CurrentValue;
        if (TemplateOf(message.Delivery, current) is not { } template)
        {
            return 1;
        }

        string text = TemplateText.Render(
            template, current, TemplateParameters.Fill(template, message.Delivery, current));
        SmsEncoding encoding = message.Numbers.Any(IsMainland) ? SmsEncoding.Ucs2 : Segmenter.EncodingOf(text);
        return Segmenter.Split(text, encoding).Count;
    }

    private static bool IsMainland(string number) => number.StartsWith(Mainland, StringComparison.Ordinal);

    private static AlibabaCloudTemplate? TemplateOf(Delivery delivery, AlibabaCloudSmsOptions options) =>
        (delivery.Kind == DeliveryKind.Verification ? options.Verification : null)
        ?? options.Topics.GetValueOrDefault(delivery.Topic)
        ?? options.Topics.GetValueOrDefault("*");

    // A batch is refused as a whole when the vendor minds one of its numbers: it is halved until
    // the others are through.
    private static async ValueTask SendAsync(
        ArraySegment<string> numbers, SmsRun run, Func<IReadOnlyList<string>, ValueTask<SmsAnswer>> ask)
    {
        if (run.ForTheRest is { } rest)
        {
            run.Set(numbers, rest);
            return;
        }

        SmsAnswer answer = await ask(numbers).ConfigureAwait(false);
        bool concernsNumbers = AlibabaCloudCodes.Find(answer.Code) is { ConcernsNumbers: true };
        if (!concernsNumbers || numbers.Count == 1)
        {
            run.Set(numbers, answer, concernsNumbers);
            return;
        }

        int half = numbers.Count / 2;
        await SendAsync(numbers[..half], run, ask).ConfigureAwait(false);
        await SendAsync(numbers[half..], run, ask).ConfigureAwait(false);
    }

    private async ValueTask<SmsAnswer> AskAsync(
        Delivery delivery,
        IReadOnlyList<string> numbers,
        AlibabaCloudTemplate template,
        string parameters,
        AlibabaCloudSmsOptions current,
        CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query =
        [
            new("OutId", delivery.Id),
            new("PhoneNumbers", string.Join(',', numbers.Select(number => number[1..]))),
            new("SignName", template.SignName ?? current.SignName),
            new("TemplateCode", template.TemplateCode),
        ];
        if (template.Parameters.Count > 0)
        {
            query.Add(new("TemplateParam", parameters));
        }

        using HttpRequestMessage request = SendSmsRequest.Create(
            current, query, time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        return await SmsExchange.SendAsync(
            http,
            delivery.Target,
            request,
            new MarkedContent([]),
            AlibabaCloudAnswers.Read,
            cancellationToken).ConfigureAwait(false);
    }
}
