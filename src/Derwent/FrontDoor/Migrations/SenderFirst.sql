-- The same rules in another order, so that a referral that comes in is not held up by questions about roles and circles: the sender's own draft is asked about before the circle. Who may see
-- or write what stays as it was. Run as derwent_owner.
alter policy seen on front_door.referrals using (
  (select access.has_role('strategic_partner')) or id = (select access.link('draft')) or id = (select access.link('referral'))
  or id = any(array(select access.records())));
alter policy added on front_door.steps with check (
  referral_id = (select access.link('draft')) or (select access.has_role('strategic_partner'))
  or (referral_id = (select access.link('referral')) and kind in ('Answer', 'Message', 'ContactEnded'))
  or referral_id = any(array(select access.records())));
