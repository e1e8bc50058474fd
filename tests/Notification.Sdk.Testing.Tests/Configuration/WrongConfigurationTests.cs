using Microsoft.Extensions.Options;

namespace Notification.Sdk.Testing.Tests.Configuration;

/// <summary>Mistakes that people make in a configuration. Each error names the key, the fault and the mend.</summary>
public sealed class WrongConfigurationTests
{
    public static TheoryData<string, string, string, string> Mistakes
    {
        get
        {
            var all = new TheoryData<string, string, string, string>();
            foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Configuration", "mistakes.txt")))
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    string[] parts = [.. line.Split(" | ").Select(part => part.Trim())];
                    all.Add(parts[0], parts[1], parts[2], parts[3]);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task An_error_names_key_fault_and_mend(string mistake, string key, string fault, string mend)
    {
        await using var application = new Application(mistake);

        IReadOnlyList<string> errors = await application.ErrorsAsync();

        string error = Assert.Single(errors, error => IsOf(error, Application.Section + ":" + key));
        Assert.Contains(fault, error, StringComparison.Ordinal);
        Assert.Contains(mend, error, StringComparison.Ordinal);
        Assert.NotEqual(fault, mend);
    }

    [Fact]
    public async Task The_configuration_that_the_mistakes_spoil_is_right()
    {
        await using var application = new Application("");
        Assert.Empty(await application.ErrorsAsync());
    }

    private static bool IsOf(string error, string key) =>
        error.StartsWith(key, StringComparison.Ordinal) && error.Length > key.Length + 20 && error[key.Length] is ':' or ' ';
}
