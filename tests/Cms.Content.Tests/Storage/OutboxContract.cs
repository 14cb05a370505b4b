using System.Collections.Concurrent;
using Cms.Content.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Content.Tests.Storage;

/// <summary>Messages leave once, after their transaction, and one that fails does not hold up the others.</summary>
public sealed class OutboxContract
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_message_of_a_rolled_back_transaction_is_never_sent(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var mail = new Recorder();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync(async session =>
        {
            await session.SendLaterAsync("test", "lost");
            throw new InvalidOperationException("test");
        }));
        await store.Database.WriteAsync(session => session.SendLaterAsync("test", "kept"));
        Assert.Equal(1, await Worker(store, mail).RunAsync());
        Assert.Equal(["kept"], mail.Sent);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Many_workers_send_each_message_once_and_a_failing_one_stops_nobody(DatabaseEngine engine)
    {
        await using var store = await Store.CreateAsync(engine);
        var mail = new Recorder();
        await store.Database.WriteAsync(async session =>
        {
            for (var i = 0; i < 20; i++)
                await session.SendLaterAsync("test", i == 3 ? "fails" : $"message {i}");
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Worker(store, mail).RunAsync())));
        Assert.Equal(19, mail.Sent.Count);
        Assert.Equal(19, mail.Sent.Distinct().Count());
    }

    private static SendOutbox Worker(Store store, Recorder mail) => new(store.Database, [mail], NullLogger<SendOutbox>.Instance);

    private sealed class Recorder : IOutboxSender
    {
        public ConcurrentBag<string> Sent { get; } = [];
        public string Kind => "test";

        public Task SendAsync(string messageId, string json, CancellationToken cancel)
        {
            if (json == "fails")
                throw new InvalidOperationException("visibly a test");
            Sent.Add(json);
            return Task.CompletedTask;
        }
    }
}
