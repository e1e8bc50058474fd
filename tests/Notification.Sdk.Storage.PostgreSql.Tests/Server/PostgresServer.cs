using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Server;

/// <summary>A real PostgreSQL on a free port of loopback, with a folder of its own. Installs the Debian package when it is absent, which needs root. The
/// server refuses to run as root, so root steps down to its user.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notification-postgres-").FullName;
    private Process? _server;

    public int Port { get; } = Tool.FreePort();

    /// <summary>As the owner of everything.</summary>
    public string ConnectionString => ConnectionStringOf("test");

    private string Data => Path.Combine(_folder, "data");

    public async Task InitializeAsync()
    {
        await InstallAsync();
        await Tool.GiveAsync(_folder);
        await Tool.RunAsAccountAsync(Program("initdb"), "-D", Data, "-U", "test", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync("INT");
        Directory.Delete(_folder, recursive: true);
    }

    public string ConnectionStringOf(string user) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = "postgres",
        Username = user,
        Timeout = 5,
        IncludeErrorDetail = true,
        MaxPoolSize = 40,
    }.ConnectionString;

    /// <summary>Starts the server, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        string[] settings =
        [
            "fsync=off", "full_page_writes=off", "max_connections=250", "shared_preload_libraries=pg_stat_statements",
            "unix_socket_directories=", "listen_addresses=127.0.0.1", $"port={Port.ToString(CultureInfo.InvariantCulture)}",
        ];
        _server = Process.Start(Tool.AsAccount(
            Program("postgres"), ["-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })])) ?? throw new InvalidOperationException();
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        await WaitAsync();
    }

    /// <summary>Ends the server.</summary>
    /// <param name="signal">INT to end sessions, QUIT to crash.</param>
    public async Task StopAsync(string signal)
    {
        if (_server is null)
        {
            return;
        }

        await Tool.RunAsync("kill", $"-{signal}", _server.Id.ToString(CultureInfo.InvariantCulture));
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>A second server that follows this one, and has each commit before it counts.</summary>
    public async Task<PostgresServer> AddStandbyAsync()
    {
        var standby = new PostgresServer();
        await Tool.GiveAsync(standby._folder);
        await Tool.RunAsAccountAsync(
            Program("pg_basebackup"), "--host=127.0.0.1", $"--port={Port.ToString(CultureInfo.InvariantCulture)}", "--username=test", $"--pgdata={standby.Data}",
            "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync");
        await standby.StartAsync();
        await SetAsync("synchronous_standby_names", "*");
        return standby;
    }

    /// <summary>Changes a setting of the server, for sessions that are open too.</summary>
    public async Task SetAsync(string name, string value)
    {
        // ALTER SYSTEM is no write of a transaction.
        await ExecuteAsync($"ALTER SYSTEM SET {name} = '{value}'");
        await ExecuteAsync("SELECT pg_reload_conf()");
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (await ReadAsync<string>($"SHOW {name}") != value)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task InstallAsync()
    {
        if (Folder() is not null)
        {
            return;
        }

        // Only the programs: no cluster of the system's own.
        Directory.CreateDirectory("/etc/postgresql-common");
        await File.WriteAllTextAsync("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n");
        await DebianPackages.InstallAsync("postgresql");
    }

    private static string? Folder() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    private static string Program(string name) => Path.Combine(Folder() ?? throw new InvalidOperationException("No PostgreSQL."), name);

    /// <summary>The server tells nobody when it has begun to answer: knock until it does.</summary>
    private async Task WaitAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer knock = new(TimeSpan.FromMilliseconds(20));
        while (await knock.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(_server?.HasExited, "PostgreSQL ended at once.");
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }
    }
}
