namespace Derwent.Benchmarks;

/// <summary>The rows of made-up cases, a statement each. <c>$cases</c> are the numbers of the new cases with lead, kind and day (c), <c>$id</c> the case's id, <c>$by</c> who wrote the row: name, organisation, person.</summary>
internal static class CaseRows
{
    private const int Steps = 12, Parts = 3, Attendances = 5;
    private const string Part = "1 + public.dice(c.n, 30 + {0}, 160)", First = "1 + public.dice(c.n, 31, 160)";

    /// <summary>What is known of somebody and what happened.</summary>
    public static IEnumerable<string> OfTheCase =>
    [
        """
        insert into front_door.subjects (id, kind, keys, keys_version, known_since, known_by_name, details_first_name, details_surname, details_birth_date, details_postcode, details_members)
          select public.made(9, c.n), case c.kind when 0 then 'Place' when 1 then 'Family' else 'YoungPerson' end, '{}', 1, c.opened, 'Made up', 'Child', 'Number ' || c.n, date '2010-01-01' + public.dice(c.n, 5, 2500), 'DE1 1AA', '[]' from $cases
        """,
        """
        insert into support.cases (id, reference, kind, subject_id, name, short_name, birth_date, age_said_on, postcode, latitude, longitude, safe_contact, opened_at, lead_id, lead_name, lead_organisation_id, lead_organisation, closed_by_id, linked_people, opened_by_name, opened_by_organisation_id, opened_by_person_id)
          select $id, 'DW' || lpad(c.n::text, 7, '0'), case c.kind when 0 then 'Place' when 1 then 'Family' else 'YoungPerson' end, public.made(9, c.n), 'Child Number ' || c.n, 'Child', date '2010-01-01' + public.dice(c.n, 5, 2500), c.opened::date, 'DE1 1AA',
            52.85 + public.dice(c.n, 6, 1000) / 7000.0, -1.55 + public.dice(c.n, 7, 1000) / 7000.0, 'Text first', c.opened, public.made(1, c.lead), 'Worker ' || c.lead, public.made(2, 1 + (c.lead - 1) / 10), 'Organisation ' || (1 + (c.lead - 1) / 10),
            case when not c.open then public.made(19, c.n) end, 0, $by from $cases
        """,
        "insert into support.case_referrals select public.made(11, c.n), $id, c.opened - interval '3 days', c.opened - interval '2 days', c.opened from $cases",
        .. Times(3, """
        insert into support.seen_needs (id, case_id, code, domain, severity, is_strength, source, "on", at, by_name, by_organisation_id, by_person_id)
          select public.made(12, c.n * 16 + {0}), $id, (array['school', 'home-conflict', 'sport'])[{0}], (array['Person', 'Family', 'Person'])[{0}], 1 + public.dice(c.n, 8, 3), {0} = 3, 'school', c.opened::date, c.opened, $by from $cases
        """),
        .. Times(2, "insert into support.sayings (id, case_id, words, speaker, is_theirs, at, by_name, by_organisation_id, by_person_id) select public.made(13, c.n * 16 + {0}), $id, public.words(c.n, 9), 'Child', {0} = 1, c.opened, $by from $cases"),
        """
        insert into support.heeds (id, case_id, words, is_urgent, review_on, was_told, at, by_name, by_organisation_id, by_person_id)
          select public.made(14, c.n), $id, 'Ring the aunt, not the door.', false, current_date + 40, true, c.opened, $by from $cases where c.n % 3 = 0
        """,
        .. Times(2, "insert into support.goals (id, case_id, words, at, by_name, by_organisation_id, by_person_id) select public.made(15, c.n * 16 + {0}), $id, 'Be in school on time', c.opened, $by from $cases"),
        .. Times(6, """
        insert into support.goal_marks (id, goal_id, case_id, value, "on", at, by_name, by_organisation_id, by_person_id)
          select public.made(16, c.n * 16 + {0}), public.made(15, c.n * 16 + 1 + {0} % 2), $id, public.dice(c.n, 10 + {0}, 11), c.opened::date + {0}, c.opened + make_interval(days => {0}), $by from $cases
        """),
        .. Times(Steps, """
        insert into support.steps (id, case_id, at, kind, title, words, by_name, by_organisation_id, by_person_id)
          select public.made(17, c.n * 64 + {0}), $id, c.opened + make_interval(days => {0}), (array['Decision', 'Session', 'Contact', 'Sharing', 'Contact', 'Milestone'])[1 + {0} % 6], 'Met Child', public.words(c.n, 16 + {0}), $by from $cases
        """),
        """
        insert into support.resolutions (id, case_id, outcome, words, exit_route, follow_up_on, asked_at, confirmed_at, asked_by_name, asked_by_organisation_id, asked_by_person_id, confirmed_by_name, confirmed_by_organisation_id, confirmed_by_person_id)
          select public.made(19, c.n), $id, 'GoalsReached', 'In school, and well.', 'The form tutor', c.opened::date + 900, c.opened + interval '18 days', c.opened + interval '19 days', $by, $by from $cases where not c.open
        """,
        "insert into audit.entries (person_id, by_name, act, kind, record_id, what, reference) select public.made(1, c.lead), 'Worker ' || c.lead, 'read', 'case', $id, 'case page', 'DW' || lpad(c.n::text, 7, '0') from $cases",
    ];

    /// <summary>Who helps, and who may see it.</summary>
    public static IEnumerable<string> OfThePackage =>
    [
        "insert into support.packages (id, case_id, started_at, clock_from, offer_words, started_by_name, started_by_organisation_id, started_by_person_id) select public.made(20, c.n), $id, c.opened, c.opened, 'Fourteen, likes boxing.', $by from $cases",
        "insert into support.agreements (id, package_id, case_id, whose, is_theirs, agrees, how, at, by_name, by_organisation_id, by_person_id) select public.made(21, c.n), public.made(20, c.n), $id, 'Child', true, true, 'InPerson', c.opened + interval '4 days', $by from $cases",
        .. Times(Parts, $$"""
        insert into support.parts (id, package_id, case_id, number, needs, service_id, service, organisation_id, organisation, wanted_start, because, was_proposed, added_at, sent_at, added_by_name, added_by_organisation_id, added_by_person_id)
          select public.made(22, c.n * 16 + {0}), public.made(20, c.n), $id, {0}, '{school}', public.made(3, {{Part}}), 'Service ' || {{Part}}, public.made(2, {{Part}}), 'Organisation ' || {{Part}}, c.opened::date + 7, 'Near, free on Tuesdays.', true, c.opened, c.opened, $by from $cases
        """),
        // The last of three parts of an open case waits for an answer, or was declined; all others were accepted.
        .. Times(Parts, $$"""
        insert into support.offers (id, case_id, package_id, part_id, organisation_id, organisation, service_id, service, wanted_start, sent_at, due_at, remind_at, state, answered_at, answered_by_name, reason, starts_on, finished_at, finished_by_name, finish, sent_by_name, sent_by_organisation_id, sent_by_person_id, text_asked_for, text_because, text_title)
          select public.made(23, c.n * 16 + {0}), $id, public.made(20, c.n), public.made(22, c.n * 16 + {0}), public.made(2, {{Part}}), 'Organisation ' || {{Part}}, public.made(3, {{Part}}), 'Service ' || {{Part}}, c.opened::date + 7, c.opened, now() + interval '9 days', now() + interval '8 days',
            case when {0} < 3 or not c.open then 'Accepted' when c.n % 2 = 0 then 'Sent' else 'Declined' end, case when {0} < 3 or not c.open or c.n % 2 = 1 then c.opened + interval '2 days' end, case when {0} < 3 or not c.open or c.n % 2 = 1 then 'Made up' end,
            case when {0} = 3 and c.open and c.n % 2 = 1 then 'Full' end, case when {0} < 3 or not c.open then c.opened::date + 8 end, case when not c.open then c.opened + interval '19 days' end, case when not c.open then 'Made up' end, case when not c.open then 'The case was closed.' end, $by, 'An hour a week', 'Near', 'Somebody of fourteen' from $cases
        """),
        .. Times(Parts, $$"""
        insert into access.circle (id, record_id, organisation_id, why, basis, via_id, added_at, added_by_name, began_at, ended_at)
          select public.made(24, c.n * 16 + {0}), $id, public.made(2, {{Part}}), 'Gives support: Service ' || {{Part}}, 'public task, agreed package', public.made(23, c.n * 16 + {0}), c.opened, 'Made up',
            case when {0} < 3 or not c.open then c.opened + interval '2 days' end, case when not c.open then c.opened + interval '19 days' when {0} = 3 and c.n % 2 = 1 then c.opened + interval '2 days' end from $cases
        """),
        "insert into access.circle (id, record_id, person_id, why, basis, added_at, added_by_name, began_at) select public.made(25, c.n), $id, public.made(1, c.lead), 'Lead worker', 'public task, agreed package', c.opened, 'Made up', c.opened from $cases",
        "insert into access.circle (id, record_id, person_id, why, basis, added_at, added_by_name, began_at, until) select public.made(26, c.n), $id, public.made(1, 1 + public.dice(c.n, 40, 1600)), 'Helps', 'public task, agreed package', c.opened, 'Made up', c.opened, current_date + 30 from $cases where c.n % 2 = 0",
        .. Times(Attendances, $$"""
        insert into support.sessions (id, organisation_id, organisation, service_id, title, starts_at, ends_at, planned_at, has_worry, others, planned_by_name)
          select distinct on (s) public.made(27, s), public.made(2, o), 'Organisation ' || o, public.made(3, o), 'Tuesday group', now() + make_interval(days => 7 * ({0} - 4) - 3), now() + make_interval(days => 7 * ({0} - 4) - 3, hours => 2), now() - interval '60 days', false, 0, 'Made up'
          from (select {{First}} as o, ({{First}}) * 100000 + c.n / 5000 * 8 + {0} as s from $cases) of_them on conflict do nothing
        """),
        .. Times(Attendances, $$"""
        insert into support.attendances (id, session_id, case_id, offer_id, organisation_id, short_name, mark, marked_at, expected_at)
          select public.made(28, c.n * 16 + {0}), public.made(27, ({{First}}) * 100000 + c.n / 5000 * 8 + {0}), $id, public.made(23, c.n * 16 + 1), public.made(2, {{First}}), 'Child',
            case when {0} < 5 then (array['Here', 'Late', 'Away', 'Here'])[{0}] end, case when {0} < 5 then now() end, c.opened from $cases
        """),
    ];

    private static IEnumerable<string> Times(int many, string sql) => Enumerable.Range(1, many).Select(at => sql.Replace("{0}", at.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
