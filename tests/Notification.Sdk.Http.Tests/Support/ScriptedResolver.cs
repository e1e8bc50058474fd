using System.Net;
using Notification.Sdk.Http.Egress;

namespace Notification.Sdk.Http.Tests.Support;

/// <summary>Answers each question with the next answer of its script, and the last one for ever.</summary>
internal sealed class ScriptedResolver(params string[][] answers) : IHostResolver
{
    public int Questions { get; private set; }

    public ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        string[] answer = answers[Math.Min(Questions, answers.Length - 1)];
        Questions++;
        return ValueTask.FromResult(answer.Select(IPAddress.Parse).ToArray());
    }
}
