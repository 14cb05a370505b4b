using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ObGyn.Tests.Review;

/// <summary>A mail that arrived: whom the server was told it is for, and its lines as they came.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Raw)
{
    public string Header(string name) => Raw.Split("\r\n\r\n")[0].Replace("\r\n ", " ").Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";

    /// <summary>The text, decoded from quoted-printable.</summary>
    public string Text
    {
        get
        {
            var body = Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("=\r\n", "");
            var bytes = new List<byte>();
            for (var i = 0; i < body.Length; i++)
            {
                if (body[i] == '=' && i + 2 < body.Length)
                {
                    bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else
                    bytes.Add((byte)body[i]);
            }
            return Encoding.UTF8.GetString([.. bytes]);
        }
    }
}

/// <summary>A small mail server that speaks enough of SMTP to take mail, on a port of its own.</summary>
public sealed class MailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<ReceivedMail> mails = new();

    public MailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Turns mail away until further notice.</summary>
    public bool IsDown { get; set; }

    public string[] Settings => [$"--Smtp:Host=127.0.0.1", $"--Smtp:Port={Port}", "--Smtp:From=website@example.org", "--Smtp:FromName=Department website", "--Smtp:UseTls=false"];

    public IReadOnlyCollection<ReceivedMail> Mails => mails;

    /// <summary>Waits until this many mails came, or fails.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> WaitAsync(int count)
    {
        for (var tries = 0; tries < 200 && mails.Count < count; tries++)
            await Task.Delay(100);
        Assert.Equal(count, mails.Count);
        return [.. mails];
    }

    public void Dispose() => listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 test");
            var (from, to) = ("", new List<string>());
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("MAIL FROM", StringComparison.OrdinalIgnoreCase))
                    from = line;
                if (line.StartsWith("RCPT TO", StringComparison.OrdinalIgnoreCase))
                    to.Add(line.Split('<', '>')[1]);
                if (line == "DATA")
                {
                    if (IsDown)
                    {
                        await writer.WriteLineAsync("451 try again later");
                        continue;
                    }
                    await writer.WriteLineAsync("354 go on");
                    var raw = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } data && data != ".")
                        raw.Append(data.StartsWith("..", StringComparison.Ordinal) ? data[1..] : data).Append("\r\n");
                    mails.Enqueue(new ReceivedMail(from, to, raw.ToString()));
                }
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
                if (line == "QUIT")
                    return;
            }
        }
    }
}
