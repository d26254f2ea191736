using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Two known subjects that recognition found alike and nobody has decided about.</summary>
/// <param name="OneId">One.</param>
/// <param name="OtherId">The other.</param>
/// <param name="Chance">The highest chance that a referral of theirs was given.</param>
/// <param name="NotSure">Somebody looked and was not sure.</param>
internal sealed record Pair(Guid OneId, Guid OtherId, double Chance, bool NotSure);

/// <summary>The pairs, likeliest first; those that somebody was not sure about last. "Not the same" is remembered and does not come back.</summary>
internal static class PerhapsTheSame
{
    private const int Most = 100;

    public static IQueryable<Pair> Pairs(FrontDoorContext front) => front.Set<Pair>().FromSql(
        $"""
        with pairs as (
          select least(r.subject_id, x.other) as one_id, greatest(r.subject_id, x.other) as other_id, max(h.chance) as chance
          from front_door.hints h join front_door.referrals r on r.id = h.referral_id
            cross join lateral (select case when h.is_subject then h.other_id else (select o.subject_id from front_door.referrals o where o.id = h.other_id) end as other) x
          where h.band in ('Likely', 'Review') and r.subject_id <> x.other
            and not exists (select from front_door.steps s where s.referral_id = r.id and s.kind = 'SetApart' and s.subject_id in (x.other, h.other_id))
          group by 1, 2)
        select p.one_id, p.other_id, p.chance, d.verdict is not distinct from 'NotSure' as not_sure
        from pairs p
          join front_door.subjects a on a.id = p.one_id and a.merged_into_id is null
          join front_door.subjects b on b.id = p.other_id and b.merged_into_id is null and b.kind = a.kind
          left join lateral (select verdict from front_door.pair_decisions d where d.one_id = p.one_id and d.other_id = p.other_id order by d.at desc, d.id desc limit 1) d on true
        where d.verdict is distinct from 'NotSame' and d.verdict is distinct from 'Same'
        order by 4, 3 desc, 1, 2 limit {Most}
        """);

    public static Task<int> Waiting(FrontDoorContext front) => Pairs(front).CountAsync(pair => !pair.NotSure);
}
