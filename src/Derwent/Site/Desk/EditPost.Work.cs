using System.Globalization;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Derwent.Site.Posts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <content>What the editor's buttons share: what is on the screen is saved first, then the deed is done on it.</content>
internal sealed partial class EditPostModel
{
    private bool told;

    private Task<IActionResult> Desk(string done, string said, Func<PostVersion?, Task> deed, CancellationToken stop) =>
        Edits ? Act(done, said, deed, stop) : Task.FromResult<IActionResult>(NotFound());

    private async Task<IActionResult> Act(string done, string said, Func<PostVersion?, Task> deed, CancellationToken stop)
    {
        await site.OneAtATimeAsync(Id, stop);
        if (!await FindAsync(stop) || !MayWrite) return NotFound();
        await CheckAsync(stop);
        if (!ModelState.IsValid) return await ComeBackAsync(stop);
        try
        {
            var saved = await SaveAsync(stop);
            if (saved is null && done == "saved" && Input.Path == Post.Path) return Redirect(Address(Mine.Count > 0 && Input.Base != Mine[0].Number ? "saved" : "same"));
            await MoveAsync(stop);
            await site.SaveChangesAsync(stop);
            await deed(saved);
            return await DoneAsync(done, said, stop);
        }
        catch (RuleRefused refused)
        {
            // What was written is kept; what was asked besides is not done.
            ModelState.AddModelError("", refused.Message + (ModelState.IsValid ? " What you wrote is saved." : ""));
            return await ComeBackAsync(stop, saved: true);
        }
    }

    private async Task<PostVersion?> SaveAsync(CancellationToken stop)
    {
        var newest = await NewestAsync(stop);
        var same = newest?.Words == Input.Words;
        if (same && !IsOlder(Lang)) return null;
        // A translation that still says the same is a version all the same: somebody has looked it through.
        var version = Post.Write(Input.Words, Lang, (newest?.Number ?? 0) + 1, current.Who, clock.GetUtcNow(), same ? "looked through again" : "");
        site.Versions.Add(version);
        Input.Base = version.Number;
        return version;
    }

    private async Task MoveAsync(CancellationToken stop)
    {
        var old = Post.Path;
        if (!InEnglish || Input.Path == old || Post.MoveTo(Input.Path, current.Who, clock.GetUtcNow()) is not { } redirect) return;
        foreach (var earlier in await site.Redirects.Where(one => one.To == old || one.From == Input.Path).ToListAsync(stop))
        {
            if (earlier.From == Input.Path) site.Redirects.Remove(earlier);
            else earlier.LeadTo(Input.Path);
        }
        site.Redirects.Add(redirect);
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        // Where it stands is the desk's to say.
        Input.Path = Edits ? Input.Path.Trim().ToLowerInvariant() : Post.Path;
        if (Mine.Count >= MostVersions) ModelState.AddModelError("Input.Body", "This has been saved 500 times. Begin a new one, and take this one down.");
        if (Markup.Objection(Input.Body) is { } fault) ModelState.AddModelError("Input.Body", fault);
        if (Input.Words.PictureId is { } picture && !await site.Pictures.AnyAsync(one => one.Id == picture, stop)) ModelState.AddModelError("Input.Picture", "This picture is not in the library any more. Choose another.");
        if (InEnglish && Input.Path != Post.Path)
        {
            if (paths.Objection(Post.Kind, Input.Path) is { } objection) ModelState.AddModelError("Input.Path", objection);
            else if (await site.Posts.AnyAsync(other => other.Path == Input.Path && other.Id != Id, stop)) ModelState.AddModelError("Input.Path", "Another page stands at this address. Choose another.");
        }
        var newest = await NewestAsync(stop);
        if (newest is not null && newest.Number != Input.Base && !IsSame(newest, Picture.Upload is not null)) Overtaken(newest);
        if (Edits || await hanging.HangAsync(Picture, ModelState, stop) is not { } hung) return;
        Input.Picture = hung.ToString();
        ModelState.Remove("Input.Picture");
        if (newest is not null && newest.Number != Input.Base && !IsSame(newest, false)) Overtaken(newest);
    }

    // Pressed twice: the second press finds its own words there, and is the first.
    private bool IsSame(PostVersion newest, bool butPicture) => newest.Words == (butPicture ? Input.Words with { PictureId = newest.PictureId } : Input.Words);

    private void Overtaken(PostVersion newest)
    {
        Theirs = newest;
        ModelState.AddModelError("Input.Body", $"{newest.By.Name} saved version {newest.Number} while you wrote. Yours is still here: take over what you need from theirs, below, and save again.");
        // Pressing again says yes to that.
        Input.Base = newest.Number;
        ModelState.Remove("Input.Base");
    }

    private void Unfinished()
    {
        if (Input.Summary.Length == 0 && InEnglish) throw new RuleRefused("Write one sentence for lists and previews first.");
        if (Post.Kind == PostKind.SaidDid && (Input.Said.Length == 0 || Input.Did.Length == 0)) throw new RuleRefused("Say both: what they said, and what we did.");
        if (Input.Body.Length == 0 && Input.Said.Length == 0) throw new RuleRefused("There is nothing to read yet. Write something first.");
    }

    private DateTimeOffset WhenAsked()
    {
        if (!DateOnly.TryParseExact(Input.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) throw Refuse("Input.Day", "Say on which day it appears, such as 1 December 2026.");
        if (!TimeOnly.TryParseExact(Input.Time.Length == 0 ? "09:00" : Input.Time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) throw Refuse("Input.Time", "Say at what time, such as 09:00.");
        var at = UkTime.At(day, time);
        if (at <= clock.GetUtcNow()) throw Refuse("Input.Day", "That is in the past. Choose a later time, or publish it now.");
        return at <= clock.GetUtcNow().AddDays(400) ? at : throw Refuse("Input.Day", "That is more than a year away. Choose an earlier day.");
    }

    private RuleRefused Refuse(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return new RuleRefused(sentence);
    }

    private async Task<IActionResult> ComeBackAsync(CancellationToken stop, bool saved = false)
    {
        if (saved)
        {
            // Only the text was asked to stay; a half-done deed is forgotten before the page is drawn.
            await LookAsync(stop);
            ModelState.Remove("Input.Base");
        }
        await ShowAsync(Input.Words, stop);
        return this.Again();
    }

    private async Task<IActionResult> DoneAsync(string done, string said, CancellationToken stop)
    {
        await site.SaveChangesAsync(stop);
        audit.Wrote("post", Id, said);
        pages.Changed();
        return Redirect(Address(done));
    }

    private string Address(string done) => $"/desk/community/posts/{Id}?done={done}" + (InEnglish ? "" : $"&lang={Lang}");

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        Lang = Languages.Of(Lang).Code;
        if (await site.Posts.AsSplitQuery().Include(one => one.Shown).Include(one => one.Steps).SingleOrDefaultAsync(one => one.Id == Id, stop) is not { } found) return false;
        // What others published is public, but not this person's to write.
        if (!Edits && (found.OrganisationId is not { } organisation || organisation != current.OrganisationId)) return false;
        Post = found;
        await LookAsync(stop);
        return true;
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Versions = await site.Versions.AsNoTracking().Where(version => version.PostId == Id).OrderByDescending(version => version.Number).Take(MostVersions * 2)
            .Select(version => new VersionLine(version.Language, version.Number, version.At, version.By.Name, version.Note)).ToListAsync(stop);
        if (!InEnglish) Original = await site.Versions.AsNoTracking().Where(version => version.PostId == Id && version.Language == Languages.English).OrderByDescending(version => version.Number).FirstOrDefaultAsync(stop);
        if (Post.NeedsConsent && SeesConsents)
        {
            Consents = await site.Consents.AsNoTracking().Where(consent => consent.PostId == Id).OrderByDescending(consent => consent.RecordedAt).Take(50).ToListAsync(stop);
            if (Consents.Count > 0 && !told) audit.Read("consent", Id, "who agreed to be in a story");
            told = true;
        }
        if (Edits && Post.State == PostState.Published) Letters = await letters.SentWithAsync(Id, stop);
        if (Edits) PictureChoices = [.. (await site.Pictures.AsNoTracking().Where(picture => picture.TakenDownAt == null).OrderByDescending(picture => picture.At).Take(MostPictures).ToListAsync(stop))
            .Select(picture => new Choice(picture.Id.ToString(), (picture.Alt.Length > 70 ? picture.Alt[..70] + " …" : picture.Alt) + (picture.IsLive(Today) ? "" : " (not to be shown yet)")))];
    }

    private Task<PostVersion?> NewestAsync(CancellationToken stop) =>
        site.Versions.AsNoTracking().Where(version => version.PostId == Id && version.Language == Lang).OrderByDescending(version => version.Number).FirstOrDefaultAsync(stop);

    private Task<PostVersion?> VersionAsync(int number, CancellationToken stop) =>
        site.Versions.AsNoTracking().SingleOrDefaultAsync(version => version.PostId == Id && version.Language == Lang && version.Number == number, stop);

    private async Task ShowAsync(PostWords words, CancellationToken stop)
    {
        PreviewFault = Markup.Objection(words.Body);
        if (PreviewFault is not null) return;
        var ids = Markup.Pictures(words.Body).Concat(words.PictureId is { } lead ? [lead] : []).ToList();
        var pictures = ids.Count == 0 ? [] : await site.Pictures.AsNoTracking().Where(picture => ids.Contains(picture.Id)).ToDictionaryAsync(picture => picture.Id, stop);
        Preview = new PostBody(Post.Kind, words, words.PictureId is { } id ? pictures.GetValueOrDefault(id) : null, Markup.Html(words.Body, pictures));
    }
}
