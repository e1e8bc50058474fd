using System.Text.RegularExpressions;

namespace Notification.Sdk.Packaging.Tests.Snippets;

/// <summary>A piece of C# on a page.</summary>
internal sealed partial record Snippet(string Page, int Line, string Code)
{
    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"(?<![:""])//(?!/).*")]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"^(?:(?:public|internal) )?(?:sealed )?class ", RegexOptions.Multiline)]
    private static partial Regex Type { get; }

    [GeneratedRegex(@"^}\n\n", RegexOptions.Multiline)]
    private static partial Regex EndOfType { get; }

    /// <summary>Whether it begins with a type, behind which statements may follow.</summary>
    public bool HasType => Type.IsMatch(Code.Split('\n')[0]);

    public static IEnumerable<Snippet> All() =>
        from file in Repository.Files("*.md")
        let text = File.ReadAllText(file)
        from fence in Fence.Matches(text)
        select new Snippet(Path.GetRelativePath(Repository.Root, file), text.AsSpan(0, fence.Index).Count('\n') + 1, fence.Groups[1].Value);

    /// <summary>The lines without comments and blanks.</summary>
    public static IReadOnlyList<string> LinesOf(string code) =>
        [.. Comment.Replace(code, "").Split('\n').Select(line => string.Concat(line.Where(c => !char.IsWhiteSpace(c)))).Where(line => line.Length > 0)];

    /// <summary>A file that compiles when it is right, given what stands around it.</summary>
    public string ToFile(int number)
    {
        (string type, string statements) = !HasType ? ("", Code)
            : EndOfType.Match(Code) is { Success: true } end ? (Code[..(end.Index + 2)], Code[(end.Index + 2)..])
            : (Code, "");
        string body = statements.Trim().Replace('…', ' ').Replace("options =>  )", "options => { })", StringComparison.Ordinal);
        body = body.StartsWith('.') ? $"notifications{body};"
            : body.StartsWith("http =>", StringComparison.Ordinal) ? $"Action<IHttpClientBuilder> configure = {body};"
            : body;
        string connection = Page.Contains("sqlite", StringComparison.Ordinal) ? "SqliteConnection" : "NpgsqlConnection";
        return $$"""
            #line 1 "{{Page}} from line {{Line}}"
            namespace Snippet{{number}}
            {
                {{type}}

                class Page : Around<{{connection}}>
                {
                    async Task<int> Run()
                    {
                        await Task.Yield();
                        {{body}}
                        return 0;
                    }
                }
            }
            """;
    }
}
