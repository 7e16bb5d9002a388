using System.Net;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>Two servers on one store, as the platform starts them when the load grows.</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.New();
    private readonly HeldClock _clock = new();
    private Service _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        _one = await Service.StartAsync(new ServiceSetup { Store = _store, Clock = _clock });
        _other = await Service.StartAsync(new ServiceSetup { Store = _store });
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _store.Dispose();
        _clock.Dispose();
    }

    [Fact]
    public async Task What_one_accepts_the_other_shows_on_its_next_request()
    {
        for (var value = 1; value <= 6; value++)
        {
            var (sends, shows) = value % 2 == 0 ? (_one, _other) : (_other, _one);
            var accepted = (await sends.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{value}"))).AssertStatus(HttpStatusCode.Created);
            Assert.Equal(value, (await shows.EntriesAsync("osh"))["1.1"].Value);
            Assert.Equal(accepted.Version, await shows.VersionAsync());
            (await sends.Agency.OrderAsync($"city,year,amount,theme\nosh,2020,{value}000,t\n")).AssertStatus(HttpStatusCode.Created);
            Assert.Equal(value * 1000, (await shows.Anyone.ReadOfAsync("cities/osh/status")).Json.GetProperty("socialOrderAmount").GetInt32());
        }
    }

    [Fact]
    public async Task A_key_and_a_session_of_one_open_the_other()
    {
        using var jury = _other.Client(await _one.IssueAsync(Role.Jury));
        Assert.Equal(HttpStatusCode.OK, (await jury.ReadOfAsync("prizes")).Status);
        var session = await _one.SignInAsync("jury");
        Assert.NotNull((await _other.Anyone.ReadAsync("/contests/2020", ("Cookie", session))).Html().QuerySelector("form[action='/sign-out']"));
    }

    [Fact]
    public async Task Uploads_of_different_cities_social_orders_and_keys_at_once_on_both_all_land()
    {
        string[] cities = ["osh", "talas", "naryn", "karakol", "batken", "tokmok"];
        Service At(int i) => i % 2 == 0 ? _one : _other;
        var applications = cities.Select((city, i) => At(i).Agency.ApplyAsync(AFile.Of($"{city},1.1,,{i}"))).ToList();
        var orders = cities.Select((city, i) => At(i + 1).Agency.OrderAsync($"city,year,amount,theme\n{city},2020,{i + 1},t\n")).ToList();
        var keys = cities.Select((city, i) => At(i).IssueAsync(Role.City, city)).ToList();
        Assert.All(await Task.WhenAll(applications.Concat(orders)), reply => reply.AssertStatus(HttpStatusCode.Created));
        var secrets = await Task.WhenAll(keys);
        for (var i = 0; i < cities.Length; i++)
        {
            using var city = At(i + 1).Client(secrets[i]);
            var status = (await city.ReadOfAsync($"cities/{cities[i]}/status")).AssertStatus(HttpStatusCode.OK).Json;
            Assert.Equal(i, Entry.Of(status.GetProperty("entries")[0]).Value);
            Assert.Equal(i + 1, status.GetProperty("socialOrderAmount").GetInt32());
        }

        Assert.Equal(await _one.VersionAsync(), await _other.VersionAsync());
        Assert.Equal((2 * cities.Length) + 1, (await _one.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").GetArrayLength());
    }

    [Theory]
    [InlineData("osh,1.2,,6")]
    [InlineData("talas,1.1,,6")]
    [OwnProcess]
    public async Task An_upload_that_was_decided_before_the_others_lands_where_no_cell_is_the_same(string row)
    {
        var (held, inBetween) = await RaceAsync(AFile.Of("osh,1.1,,5"), AFile.Of(row));
        held.AssertStatus(HttpStatusCode.Created);
        inBetween.AssertStatus(HttpStatusCode.Created);
        Assert.Equal(5, (await _other.EntriesAsync("osh"))["1.1"].Value);
        Assert.Equal(6, (await _one.EntriesAsync(row.Split(',')[0]))[row.Split(',')[1]].Value);
        Assert.Equal(held.Version, await _other.VersionAsync());
    }

    [Fact]
    [OwnProcess]
    public async Task Of_two_uploads_of_one_cell_one_wins_and_the_other_is_409_with_both_versions()
    {
        var before = (await _other.Agency.ApplyAsync(AFile.Of("osh,1.1,,4"))).Version!;
        var (held, inBetween) = await RaceAsync(AFile.Of("osh,1.1,,5"), AFile.Of("osh,1.1,,6"));
        inBetween.AssertStatus(HttpStatusCode.Created);
        AssertOverlap(held, before, inBetween.Version!);
        Assert.Equal(6, (await _one.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    [OwnProcess]
    public async Task Of_two_files_of_social_orders_for_one_city_and_year_one_wins_and_the_other_is_409_with_both_versions()
    {
        var before = (await _other.Agency.OrderAsync("city,year,amount,theme\nosh,2020,4000,t\n")).Version!;
        _clock.Hold();
        var held = _one.Agency.OrderAsync("city,year,amount,theme\nosh,2020,5000,t\n");
        await _clock.IsHolding;
        var inBetween = (await _other.Agency.OrderAsync("city,year,amount,theme\nosh,2020,6000,t\n")).AssertStatus(HttpStatusCode.Created);
        _clock.Release();
        AssertOverlap(await held, before, inBetween.Version!);
        Assert.Equal(6000, (await _one.Anyone.ReadOfAsync("cities/osh/status")).Json.GetProperty("socialOrderAmount").GetInt32());
    }

    [Fact]
    [OwnProcess]
    public async Task Of_many_uploads_of_one_cell_on_both_every_answer_is_a_win_or_a_409_and_the_last_winner_stands()
    {
        var replies = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => (i % 2 == 0 ? _one : _other).Agency.ApplyAsync(AFile.Of($"osh,1.1,,{i}"))));
        Assert.All(replies, reply => Assert.Contains(reply.Status, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        var newest = await _one.VersionAsync();
        var winner = Assert.Single(Enumerable.Range(0, 12), i => replies[i].Status == HttpStatusCode.Created && replies[i].Version == newest);
        Assert.Equal(winner + 1, (await _other.EntriesAsync("osh"))["1.1"].Value);
    }

    private static void AssertOverlap(Reply reply, string before, string now)
    {
        reply.AssertProblem(HttpStatusCode.Conflict, "overlapping-change");
        var detail = reply.Json.GetProperty("detail").GetString();
        Assert.Contains(before, detail, StringComparison.Ordinal);
        Assert.Contains(now, detail, StringComparison.Ordinal);
    }

    /// <summary>Sends one file to the one server, and while that has decided and not yet stored it, another to the other.</summary>
    private async Task<(Reply Held, Reply InBetween)> RaceAsync(string file, string inBetween)
    {
        _clock.Hold();
        var held = _one.Agency.ApplyAsync(file);
        await _clock.IsHolding;
        var reply = await _other.Agency.ApplyAsync(inBetween);
        _clock.Release();
        return (await held, reply);
    }

    /// <summary>The time of day; once told to, it holds the next upload that asks, which it does when it has decided and before it stores.</summary>
    private sealed class HeldClock : TimeProvider, IDisposable
    {
        private readonly ManualResetEventSlim _go = new();
        private readonly TaskCompletionSource _holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _armed;

        public Task IsHolding => _holding.Task.WaitAsync(TestContext.Current.CancellationToken);

        public void Hold() => Volatile.Write(ref _armed, 1);

        public void Release() => _go.Set();

        public void Dispose() => _go.Dispose();

        public override DateTimeOffset GetUtcNow()
        {
            // The server's own parts ask for the time too.
            if (Environment.StackTrace.Contains(nameof(ContestHistory.AppendAsync), StringComparison.Ordinal) && Interlocked.Exchange(ref _armed, 0) == 1)
            {
                _holding.SetResult();
                _go.Wait(TimeSpan.FromMinutes(1));
            }

            return base.GetUtcNow();
        }
    }
}
