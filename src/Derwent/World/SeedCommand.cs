using System.Buffers.Binary;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Derwent.Shared.Database;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Spectre.Console;

namespace Derwent.World;

/// <summary><c>derwent seed</c>: fills an empty database with the named demo world.</summary>
internal static class SeedCommand
{
    public static Command Make()
    {
        var code = new Option<bool>("--code") { Description = "Only prints the six digits that the demo's sign-ins ask for now." };
        var seed = new Command("seed", "Fills an empty database with the demo: an invented alliance, its people and a year of referrals. A second run changes nothing.") { code };
        seed.SetAction((parsed, stop) => parsed.GetValue(code) ? Code() : Run(new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out, stop));
        return seed;
    }

    /// <summary>The ground and the modules with the story's clock instead of the wall's.</summary>
    public static ServiceProvider Services(IConfiguration configuration, StoryClock clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        Shared.SharedModule.AddShared(services, configuration);
        services.AddModules();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        return services.BuildServiceProvider();
    }

    /// <summary>Fills the database, or says in a sentence why it does not.</summary>
    /// <returns>The exit code: 0 when the demo is there, 1 when it was refused.</returns>
    internal static async Task<int> Run(IConfiguration configuration, TextWriter says, CancellationToken stop)
    {
        if (!configuration.GetValue<bool>("Derwent:Demo"))
        {
            await says.WriteLineAsync("Everybody can read the password of the demo's accounts, so they are made only where Derwent__Demo=true. Nothing was changed.");
            return 1;
        }
        // A demo that is lost with the power is told again; nothing here is worth waiting for the disk.
        Environment.SetEnvironmentVariable("PGOPTIONS", "-c synchronous_commit=off");
        var clock = new StoryClock();
        await using var services = Services(configuration, clock);
        var seeding = new Seeding(services, clock, new WorldCalendar(Shared.Time.Clocks.From(configuration).GetUtcNow()));
        var state = await seeding.Look();
        if (Sentence(state) is { } sentence)
        {
            await says.WriteLineAsync(sentence);
            return state == WorldState.Seeded ? 0 : 1;
        }
        var begun = Stopwatch.GetTimestamp();
        await Tell(seeding, configuration["DERWENT_STATE"] ?? ".derwent", says, stop);
        await says.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The demo is told, in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s."));
        return 0;
    }

    private static async Task Tell(Seeding seeding, string folder, TextWriter says, CancellationToken stop)
    {
        SiteLinks? links = null;
        await AnsiConsole.Progress().HideCompleted(false).StartAsync(async bars =>
        {
            var bar = bars.AddTask("Telling a year of the demo");
            links = await seeding.Run((done, all) => { bar.MaxValue = all; bar.Value = done; }, stop);
        });
        var file = Path.Combine(folder, "demo-sign-ins.txt");
        Directory.CreateDirectory(Path.GetFullPath(folder));
        await File.WriteAllTextAsync(file, SignIns.File(links!), stop);
        foreach (var line in SignIns.Short(file)) await says.WriteLineAsync(line);
    }

    private static string? Sentence(WorldState state) => state switch
    {
        WorldState.Seeded => "The demo world is here already. Nothing was changed.",
        WorldState.HalfSeeded => "An earlier seed was stopped in the middle. Throw that database away (./run --reset) and seed again. Nothing was changed.",
        WorldState.NotDemo => "This database holds something that is not the demo, so the demo stays out of it. Nothing was changed.",
        _ => null,
    };

    // RFC 6238: six digits, thirty seconds, SHA-1. The secret is printed with the sign-ins, so this gives nothing away.
    private static Task<int> Code()
    {
        Console.WriteLine(CodeAt(TimeProvider.System.GetUtcNow()));
        return Task.FromResult(0);
    }

    internal static string CodeAt(DateTimeOffset at)
    {
        var key = new byte[SignIns.Secret.Length * 5 / 8];
        var bits = 0;
        foreach (var letter in SignIns.Secret)
        {
            var value = letter <= '7' ? letter - '2' + 26 : letter - 'A';
            for (var bit = 4; bit >= 0; bit--, bits++) key[bits / 8] |= (byte)((value >> bit & 1) << 7 - bits % 8);
        }
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // authenticator apps know no other hash
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var digits = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff) % 1_000_000;
        return digits.ToString("000000", CultureInfo.InvariantCulture);
    }
}
