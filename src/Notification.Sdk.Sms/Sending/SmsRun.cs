namespace Notification.Sdk.Sms.Sending;

/// <summary>Gathers the answers of one attempt that takes several requests. After an answer that does not concern the
/// number alone the rest is not asked for.</summary>
internal sealed class SmsRun
{
    private readonly Dictionary<string, SmsAnswer> _answers = new(StringComparer.Ordinal);
    private SmsAnswer? _forTheRest;

    /// <summary>Sends to one group of numbers, unless an earlier answer speaks for them too.</summary>
    public async ValueTask AskAsync(IReadOnlyList<string> numbers, Func<ValueTask<SmsAnswer>> ask) =>
        Set(numbers, _forTheRest ?? await ask().ConfigureAwait(false));

    /// <summary>Notes an answer.</summary>
    /// <param name="numbers">For whom.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="concernsNumbers">Whether it is about these numbers, though it defers them.</param>
    public void Set(IReadOnlyList<string> numbers, SmsAnswer answer, bool concernsNumbers = false)
    {
        foreach (string number in numbers)
        {
            _answers[number] = answer;
        }

        _forTheRest ??= answer switch
        {
            { Status: SmsStatus.Deferred } when !concernsNumbers => answer,
            { DisablesEndpoint: true } => answer,
            { Status: SmsStatus.Unknown } => SmsExchange.NotTried,
            _ => null,
        };
    }

    /// <summary>The answer that already stands for what was not asked yet.</summary>
    public SmsAnswer? ForTheRest => _forTheRest;

    public SmsResult ToResult() => new(_answers);
}
