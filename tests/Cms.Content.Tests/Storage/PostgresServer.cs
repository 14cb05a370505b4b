using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cms.Content.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, started on first use and stopped with the process. Null when the machine has no PostgreSQL:
/// the test script says so, and installs it where it can.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer?> Shared = new(Start);
    private readonly int port;
    private int databases;

    private PostgresServer(int port) => this.port = port;

    public static PostgresServer? Instance => Shared.Value;

    /// <summary>A new empty database.</summary>
    public string Create()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        using var connection = new Npgsql.NpgsqlConnection(Connection("postgres"));
        connection.Open();
        using var command = new Npgsql.NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return Connection(name);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20";

    private static PostgresServer? Start()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order().Select(folder => Path.Combine(folder, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        if (bin is null)
            return null;
        var data = Directory.CreateTempSubdirectory("obgyn-postgres-").FullName;
        var port = FreePort();
        var root = Environment.UserName == "root";
        if (root)
            Run("chown", "postgres", data);
        As(root, Path.Combine(bin, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale", "C.UTF-8");
        As(root, Path.Combine(bin, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(data, "log"), "-o", $"-p {port} -k {data} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            As(root, Path.Combine(bin, "pg_ctl"), "-D", data, "-m", "immediate", "stop");
            Directory.Delete(data, recursive: true);
        };
        return new PostgresServer(port);
    }

    // PostgreSQL refuses to run as root.
    private static void As(bool root, string program, params string[] arguments) =>
        Run(root ? "runuser" : program, root ? ["-u", "postgres", "--", program, .. arguments] : arguments);

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = new List<string?>();
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // The server keeps the pipes of pg_ctl open, so only the process itself is waited for.
        if (!process.WaitForExit(60_000) || process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {string.Join('\n', output)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test of what only PostgreSQL does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Instance is null ? "This machine has no PostgreSQL." : null;
}
