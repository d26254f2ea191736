using Derwent.Engine.Linkage;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests.FrontDoor;

/// <summary>Recognition never holds up a referral: with a model that is broken it comes in all the same, and the desk is told to look by hand.</summary>
public sealed class BrokenModelTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task WithABrokenModel_TheReferralComesIn_AndTheDeskIsToldToLookByHand_AndCan()
    {
        var first = await Sent("broken-a@a.example");
        await Break();
        var second = await Sent("broken-b@a.example");
        using var team = await house.SignedIn(Role.StrategicPartner);
        var page = await team.Open($"/desk/front-door/{second}");
        Assert.Contains("Recognition does not work at the moment.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Recognition did not work: look by hand", page.Text, StringComparison.Ordinal);
        var found = await page.Form("Look").Fill("find", "Theo Marsh").Press();
        var joined = await found.Form("Yes, the same").Press("Yes, the same");
        Assert.Contains("Joined to Theo Marsh", joined.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.Behind<long>($"select count(distinct subject_id) from front_door.referrals where reference in ('{first}', '{second}')"));
        Assert.StartsWith("/desk/packages/new/", (await joined.Form("Decide").Choose("Accept").Fill("Input.Why", "He asked.").Press("Decide")).Path, StringComparison.Ordinal);
        await Mend();
        Assert.DoesNotContain("Recognition does not work", (await team.Open($"/desk/front-door/{first}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenWhatItIsLikeCannotBeKept_TheReferralComesInWithItsLetterAndLink_AndTheDeskIsToldToLookByHand()
    {
        await Sent("kept-a@a.example");
        await house.Behind<object>("alter table front_door.hints add constraint planted check (false) not valid");
        var second = await Sent("kept-b@a.example");
        await house.Behind<object>("alter table front_door.hints drop constraint planted");
        using var team = await house.SignedIn(Role.StrategicPartner);
        Assert.Contains("Recognition did not work: look by hand", (await team.Open($"/desk/front-door/{second}")).Text, StringComparison.Ordinal);
        using var sender = house.Stranger();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await sender.Open((await house.Letters()).Single(letter => letter.To == "kept-b@a.example").Link)).Status);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where reference = '{second}' and act = 'wrote' and what = 'sent'"));
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from front_door.hints h join front_door.referrals r on r.id = h.referral_id where r.reference = '{second}'"));
        Assert.Contains(house.Log.Lines, line => line.Contains("Recognition failed for referral", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReplacedModel_WeighsFromNowOn_AndOldMatchesKeepTheVersionThatWeighedThem()
    {
        await Sent("version-a@a.example");
        var second = await Sent("version-b@a.example");
        var was = await Version(second);
        var version = await ModelVerb.Use(house.Services, SubjectKind.YoungPerson, Shipped.Body(SubjectKind.YoungPerson), "the same again", default);
        Assert.Equal(version, await Version(await Sent("version-c@a.example")));
        Assert.Equal(was, await Version(second));
        Assert.True(version > was);
    }

    [Theory]
    [InlineData("{}", "not of version")]
    [InlineData("no json", "not JSON of the right form")]
    public async Task AModelThatIsNone_IsRefusedInASentence(string body, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<LinkageRefused>(() => ModelVerb.Use(house.Services, SubjectKind.YoungPerson, body, "a test", default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task WithoutAModel_AReferralComesInAllTheSame()
    {
        await house.Behind<object>("create table front_door.kept as select * from front_door.models where kind = 'Place'; delete from front_door.models where kind = 'Place'");
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, "A place", email: "no-model@a.example");
        using var team = await house.SignedIn(Role.StrategicPartner);
        Assert.Contains("Recognition did not work: look by hand", (await team.Open($"/desk/front-door/{Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheVerb_SaysWhatIsWrongWithWhatItWasGiven()
    {
        var folder = Directory.CreateTempSubdirectory("derwent-");
        try
        {
            var (large, missing) = (Path.Combine(folder.FullName, "large.json"), Path.Combine(folder.FullName, "missing.json"));
            using (var made = File.Create(large)) made.SetLength(2_000_001);
            Assert.Equal(1, await ModelVerb.Make(() => Verbs.Services(new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", house.Owner)]).Build())).Parse([missing, "--kind", "place", "--words", "a test"]).InvokeAsync());
            foreach (var (file, kind, sentence) in new[] { (large, "animal", "There is no kind “animal”."), (missing, "place", "There is no file"), (large, "place", "is larger than 2 MB; a model is not.") })
            {
                await using var program = Derwent.Tests.Trust.Child.Start(house.Owner, ["model", file, "--kind", kind, "--words", "a test"]);
                var (code, _, complained) = await program.End();
                Assert.Equal(1, code);
                Assert.Contains(sentence, complained, StringComparison.Ordinal);
            }
        }
        finally { folder.Delete(recursive: true); }
        Assert.Equal("Say in up to 400 letters where the model comes from.", (await Assert.ThrowsAsync<LinkageRefused>(() =>
            ModelVerb.Use(house.Services, SubjectKind.YoungPerson, Shipped.Body(SubjectKind.YoungPerson), new string('w', 401), default))).Message);
    }

    [Fact]
    public async Task AModelForOtherFields_IsRefused_AndNamesThem() =>
        Assert.Contains("compares First name, Surname, Date of birth", (await Assert.ThrowsAsync<LinkageRefused>(() =>
            ModelVerb.Use(house.Services, SubjectKind.YoungPerson, Shipped.Body(SubjectKind.Family), "a test", default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task WhoeverSends_SeesNoneOfThoseItIsLike_BeforeOrAfter()
    {
        var id = await house.Behind<Guid>($"select id from front_door.referrals where reference = '{await Sent("peep-a@a.example")}'");
        var stranger = await house.APerson(Guid.CreateVersion7(), Role.Practitioner);
        await house.As(stranger, async services =>
        {
            var front = services.GetRequiredService<FrontDoorContext>();
            Assert.Empty(await front.Set<Lookup>().FromSql($"select * from front_door.alike({id})").ToListAsync());
            Assert.Empty(await front.Models.ToListAsync());
        });
        // The sender's own link, in a later transaction.
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<Derwent.Shared.Database.RequestDatabase>().As(Derwent.Shared.Database.DatabaseRole.App);
        var token = "later-transaction-draft-token-0001";
        await house.Behind<object>($"insert into access.sessions (id, token_hash, kind, link_kind, record_id, expires_at) values (gen_random_uuid(), sha256('{token}'), 'link', 'draft', '{id}', now() + interval '400 days') returning 1");
        await database.BeginAsync(null, token, default);
        var door = scope.ServiceProvider.GetRequiredService<FrontDoorContext>();
        Assert.Single(await door.Referrals.ToListAsync());
        Assert.Empty(await door.Set<Lookup>().FromSql($"select * from front_door.alike({id})").ToListAsync());
        Assert.Empty(await door.Hints.ToListAsync());
    }

    private Task<int> Version(string reference) => house.Behind<int>($"select min(h.model_version) from front_door.hints h join front_door.referrals r on r.id = h.referral_id where r.reference = '{reference}'")!;

    private Task<object?> Break() => house.Behind<object>("insert into front_door.models (kind, body, words, made_at) values ('YoungPerson', '{\"Version\": 1, \"broken\": true}', 'broken', now()) returning 1");

    private Task<object?> Mend() => house.Behind<object>("delete from front_door.models where words = 'broken' returning 1");

    private async Task<string> Sent(string email)
    {
        using var visitor = house.Stranger();
        var done = await Wizard.Sent(visitor, email: email);
        return Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
    }
}
