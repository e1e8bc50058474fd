using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Server;

/// <summary>A real PgBouncer before the server, in transaction mode, with fewer sessions than its clients have connections. Installs the Debian package
/// when it is absent, which needs root.</summary>
public sealed class Pooler(PostgresServer server) : IAsyncLifetime
{
    private const string Program = "/usr/sbin/pgbouncer";

    private readonly string _folder = Directory.CreateTempSubdirectory("notification-pgbouncer-").FullName;
    private readonly int _port = Tool.FreePort();
    private Process? _pooler;

    public PostgresServer Server => server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = _port }.ConnectionString;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            await DebianPackages.InstallAsync("pgbouncer");
        }

        int port = new NpgsqlConnectionStringBuilder(server.ConnectionString).Port;
        await File.WriteAllTextAsync(Path.Combine(_folder, "users.txt"), "\"test\" \"\"\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "pgbouncer.ini"), string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host=127.0.0.1 port={port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {_folder}/users.txt
            pool_mode = transaction
            default_pool_size = 3
            server_login_retry = 1
            """));
        await Tool.GiveAsync(_folder);
        _pooler = Process.Start(Tool.AsAccount(Program, [Path.Combine(_folder, "pgbouncer.ini")])) ?? throw new InvalidOperationException();
        _pooler.ErrorDataReceived += (_, _) => { };
        _pooler.BeginErrorReadLine();
        await WaitAsync();
    }

    public async Task DisposeAsync()
    {
        if (_pooler is not null)
        {
            _pooler.Kill();
            await _pooler.WaitForExitAsync();
            _pooler.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        using PeriodicTimer knock = new(TimeSpan.FromMilliseconds(20));
        while (await knock.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(_pooler?.HasExited, "PgBouncer ended at once.");
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }
    }
}
