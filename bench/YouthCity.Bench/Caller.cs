using System.Net.Sockets;
using System.Text;

namespace YouthCity.Bench;

/// <summary>Sends one request again and again over open connections and reads as many bytes as the first answer had: every answer is as long.</summary>
internal sealed class Caller : IDisposable
{
    private readonly byte[] _request;
    private readonly List<Socket> _connections = [];
    private int _length;

    private Caller(byte[] request)
    {
        _request = request;
    }

    public static async Task<Caller> ConnectAsync(string address, string path, string key, int connections)
    {
        var server = new Uri(address);
        var caller = new Caller(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {key}\r\n\r\n"));
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server.Host, server.Port);
            caller._connections.Add(socket);
        }

        caller._length = await caller.FirstLengthAsync(caller._connections[0]);
        return caller;
    }

    public Task AskAsync(int requests) => Task.WhenAll(_connections.Select(socket => Task.Run(() => AskAsync(socket, requests / _connections.Count))));

    public void Dispose() => _connections.ForEach(socket => socket.Dispose());

    private async Task AskAsync(Socket socket, int requests)
    {
        var buffer = new byte[1 << 17];
        for (var i = 0; i < requests; i++)
        {
            await socket.SendAsync(_request);
            for (var read = 0; read < _length;)
                read += await ReadAsync(socket, buffer);
        }
    }

    /// <summary>Head and body of the first answer.</summary>
    private async Task<int> FirstLengthAsync(Socket socket)
    {
        await socket.SendAsync(_request);
        var (buffer, read, head) = (new byte[1 << 20], 0, -1);
        while ((head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
            read += await ReadAsync(socket, buffer.AsMemory(read));
        var lines = Encoding.ASCII.GetString(buffer, 0, head).Split("\r\n");
        if (!lines[0].Contains(" 200 ", StringComparison.Ordinal))
            throw new InvalidOperationException(lines[0]);
        var length = head + 4 + int.Parse(lines.Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        while (read < length)
            read += await ReadAsync(socket, buffer.AsMemory(read));
        return length;
    }

    private static async ValueTask<int> ReadAsync(Socket socket, Memory<byte> buffer) =>
        await socket.ReceiveAsync(buffer) is > 0 and var read ? read : throw new EndOfStreamException();
}
