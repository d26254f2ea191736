using Derwent.Newsletters.Pages;
using Derwent.Shared.Database;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters;

/// <summary>The archive for the search over the whole site and its map of addresses: letters by what the public reads above them and by their own words. What was taken from other rooms is found
/// there, for as long as it is public; a letter whose story came down is found by its new name only.</summary>
internal sealed class PublicLetters(NewslettersContext newsletters, TimeProvider clock) : IPublicRoom
{
    private const int MostWords = 8;

    public async Task<IReadOnlyList<PublicThing>> Find(string words, int most, CancellationToken stop)
    {
        var patterns = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Like.Anywhere).ToArray();
        if (patterns.Length == 0) return [];
        var ids = await newsletters.Database.SqlQuery<Guid>(
            $"""
            select i.id as "Value" from newsletters.issues i
            where i.state in ('Sent', 'Sending') and i.in_archive and i.slug is not null and case when i.recalled_at is not null then coalesce(i.new_subject || ' ' || i.new_preview, '')
              else i.subject || ' ' || i.preview || ' ' || coalesce((select string_agg(concat_ws(' ', b ->> 'Title', b ->> 'Words', b ->> 'More'), ' ') from jsonb_array_elements(i.blocks) b where b ->> 'Piece' is null), '') end
              ilike all ({patterns})
            order by i.send_at desc limit {most}
            """).ToListAsync(stop);
        var today = UkTime.Today(clock);
        return [.. (await ArchiveModel.Newest(newsletters, 0, most, stop, ids)).Select(letter => new PublicThing("Newsletter", letter.Subject, $"/newsletter/archive/{letter.Slug}", $"{letter.List}, {InWords.LongDay(UkTime.DateOf(letter.At), today)}"))];
    }

    public async Task<IReadOnlyList<(string Address, DateTimeOffset? Changed)>> Addresses(int most, CancellationToken stop) =>
        [("/newsletter", null), ("/newsletter/archive", null), .. (await ArchiveModel.Newest(newsletters, 0, most, stop)).Select(letter => ($"/newsletter/archive/{letter.Slug}", (DateTimeOffset?)letter.Changed))];

    /// <summary>Words of letters are everyday words: the other rooms know how they are spelled.</summary>
    public Task<string?> Spelling(string word, CancellationToken stop) => Task.FromResult<string?>(null);
}
