using System.Diagnostics;
using System.Globalization;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Crashes;

/// <summary>One life of a node, in a process of its own.</summary>
internal sealed class NodeProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Notification.Sdk.Storage.PostgreSql.CrashTests.dll");

    private readonly TaskCompletionSource<Guid> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Task _life;
    private int _asked;
    private int _done;

    public NodeProcess(string connectionString, string schema, int life, DateTimeOffset clock, Receiver receiver)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])[Program, connectionString, schema, $"{life * 100_000}", $"{clock.UtcTicks}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _life = LiveAsync(life, receiver);
    }

    /// <summary>What the tables call it.</summary>
    public Task<Guid> Id => _begun.Task;

    public bool IsPaused { get; private set; }

    /// <summary>Whether it has published all that it was asked to.</summary>
    public bool IsQuiet => Volatile.Read(ref _done) == _asked;

    public async Task PublishAsync(int round, int events)
    {
        _asked++;
        await _process.StandardInput.WriteLineAsync($"{round} {events}");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>What it had said already is heard to the end.</summary>
    public async Task KillAsync()
    {
        if (!_life.IsCompleted)
        {
            _process.Kill();
        }

        await _life;
    }

    /// <summary>It stands still, and knows nothing of it.</summary>
    public async Task PauseAsync()
    {
        IsPaused = true;
        await SignalAsync("STOP");
    }

    public async Task ResumeAsync()
    {
        await SignalAsync("CONT");
        IsPaused = false;
    }

    /// <summary>Ends it in order.</summary>
    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _life;
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task LiveAsync(int life, Receiver receiver)
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ');
            if (words[0] == "begun")
            {
                _begun.TrySetResult(Guid.Parse(words[1]));
            }
            else if (words[0] == "done")
            {
                Interlocked.Increment(ref _done);
            }

            receiver.Hear(words, life);
        }

        await _process.WaitForExitAsync();
        _begun.TrySetCanceled();
        receiver.Ended(life, _process.ExitCode, await errors);
        _process.Dispose();
    }
}
