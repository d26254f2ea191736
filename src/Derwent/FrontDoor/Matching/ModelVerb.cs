using System.CommandLine;
using Derwent.Engine.Linkage;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Matching;

/// <summary><c>derwent model</c>: puts another model of recognition to use. The one before stays; what it weighed goes on saying so.</summary>
internal static class ModelVerb
{
    private static readonly Dictionary<string, SubjectKind> Kinds = new() { ["young-person"] = SubjectKind.YoungPerson, ["family"] = SubjectKind.Family, ["place"] = SubjectKind.Place };

    public static Command Make(Func<ServiceProvider> services)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A model, as derwent link --model writes it." };
        var kind = new Option<string>("--kind") { Description = $"What it recognises: {string.Join(", ", Kinds.Keys)}.", Required = true };
        var words = new Option<string>("--words") { Description = "Where it comes from, in a few words.", Required = true };
        var model = new Command("model", "Puts another model of recognition to use, as a new version.") { file, kind, words };
        model.SetAction(async (said, stop) =>
        {
            try
            {
                if (!Kinds.TryGetValue(said.GetValue(kind)!, out var which)) throw new LinkageRefused($"There is no kind “{said.GetValue(kind)}”. There are: {string.Join(", ", Kinds.Keys)}.");
                await using var made = services();
                System.Console.WriteLine($"Version {await Use(made, which, await Read(said.GetValue(file)!, stop), said.GetValue(words)!, stop)} weighs from now on.");
                return 0;
            }
            catch (LinkageRefused refused)
            {
                await System.Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }
        });
        return model;
    }

    /// <exception cref="LinkageRefused">It is not a model, or one for other fields.</exception>
    public static async Task<int> Use(IServiceProvider services, SubjectKind kind, string body, string words, CancellationToken stop)
    {
        StoredModel.Read(kind, body);
        if (words.Length is 0 or > 400) throw new LinkageRefused("Say in up to 400 letters where the model comes from.");
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
        await database.BeginAsync(null, null, stop);
        var stored = StoredModel.Of(kind, body, words, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        var front = scope.ServiceProvider.GetRequiredService<FrontDoorContext>();
        front.Models.Add(stored);
        await front.SaveChangesAsync(stop);
        await database.CommitAsync(stop);
        return stored.Version;
    }

    private static async Task<string> Read(FileInfo file, CancellationToken stop)
    {
        if (!file.Exists) throw new LinkageRefused($"There is no file {file.FullName}.");
        if (file.Length > 2_000_000) throw new LinkageRefused($"{file.Name} is larger than 2 MB; a model is not.");
        return await File.ReadAllTextAsync(file.FullName, stop);
    }
}
