using System.Collections.Concurrent;

namespace Notification.Sdk.Sms.Tests.Support;

/// <summary>Answers as told, and remembers what it was asked.</summary>
internal sealed class ScriptedGateway : ISmsGateway
{
    public ConcurrentQueue<SmsMessage> Messages { get; } = new();

    public Func<string, SmsAnswer?> Script { get; set; } = _ => SmsAnswer.Accepted("ok");

    public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        Messages.Enqueue(message);
        Dictionary<string, SmsAnswer> answers = [];
        foreach (string number in message.Numbers)
        {
            if (Script(number) is { } answer)
            {
                answers[number] = answer;
            }
        }

        return ValueTask.FromResult(new SmsResult(answers));
    }
}
