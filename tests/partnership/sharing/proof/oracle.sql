-- "May we share this, with them, for that?" as relational algebra, from the text of the design
-- alone, by a hand that had not seen rules/decision.py. Each step is one relation; `n` is the
-- number of the question. Days and moments are whole numbers (relations.py). No procedure, no
-- order, no early return: what is allowed is a join, and all else is not in the answer.

create or replace temp table posed as
select
    n, action, purpose, instant, day, meeting, broken, world, record,
    actor.id as person, party, active as acting, leaves_on, second_factor, trained_until,
    record.id as item, owner, category, identifiability, identifiability >= 3 as personal,
    delete_after,
    sealed or exists (from record_marker m where m.record = record.record and m.marker = 'sealed')
        as sealed
from question join actor using (actor) join record using (record);

-- 1. Gates that no grant opens: actor active and before the leaving date, purpose stated, record
--    within retention; for personal data a second factor and current training.
create or replace temp table admitted as
select * from posed
where acting
  and (leaves_on is null or day < leaves_on)
  and trim(purpose) <> ''
  and day <= delete_after
  and (not personal or (second_factor and day <= trained_until));

-- 2. The owner's own data needs no protocol. Sealed stops here.
create or replace temp table own as
select * from admitted where party = owner;

create or replace temp table asked as
select * from admitted where party <> owner and not sealed;

-- 3. What histories say at a moment. Signed and not since withdrawn: a tie withdraws.
create or replace temp table moment as
select distinct history, instant
from posed join world_version using (world) join version using (version);

create or replace temp table signatory as
select history, moment.instant, party
from moment join event using (history)
where event.happened <= moment.instant
group by history, moment.instant, party
having max(event.happened) filter (what = 'signed')
     > coalesce(max(event.happened) filter (what = 'withdrawn'), -9e18::bigint);

create or replace temp table suspended as
select history, moment.instant
from moment join event using (history)
where event.happened <= moment.instant
group by history, moment.instant
having max(event.happened) filter (what = 'suspended')
    >= coalesce(max(event.happened) filter (what = 'resumed'), -9e18::bigint);

-- Live today, in force, and excluding none of the record's markers.
create or replace temp table live as
select asked.*, version, version.id as version_id, protocol, history
from asked join world_version using (world) join version using (version)
where version.active
  and starts <= day and day < ends and day <= review_by
  and not exists (from suspended s where s.history = version.history and s.instant = asked.instant)
  and not exists (
      from record_marker m join excluded x using (marker)
      where m.record = asked.record and x.excluding = version.excluding);

-- Signed by both; provider, recipient, category, identifiability, purpose and action match; a
-- grant without a gateway opens nothing.
create or replace temp table fitting as
select live.*, granted."grant", granted.id as grant_id, granted.mode
from live
join version_grant using (version)
join granted on granted."grant" = version_grant."grant"
    and granted.provider = live.owner
    and granted.category = live.category
    and live.identifiability <= granted.most
where exists (from recipient x where x."grant" = granted."grant" and x.party = live.party)
  and exists (from granted_purpose x where x."grant" = granted."grant" and x.purpose = live.purpose)
  and exists (from granted_action x where x."grant" = granted."grant" and x.action = live.action)
  and exists (from gateway x where x."grant" = granted."grant")
  and exists (from signatory s where s.history = live.history and s.instant = live.instant and s.party = live.owner)
  and exists (from signatory s where s.history = live.history and s.instant = live.instant and s.party = live.party);

-- Who sits at which protocol's table, having signed its declaration, while it is open.
create or replace temp table seat as
select n, meeting.protocol, item, posed.meeting
from posed join meeting using (meeting)
where opens <= instant and instant < closes
  and exists (from attendee x where x.meeting = posed.meeting and x.person = posed.person)
  and exists (from declared x where x.meeting = posed.meeting and x.person = posed.person);

-- For personal data, the mode holds.
create or replace temp table in_mode as
select * from fitting where not personal
union all
select * from fitting
where personal and mode = 'need_to_know'
  and exists (from relevant x where x.record = fitting.record and x.party = fitting.party)
union all
select fitting.* from fitting
join seat on seat.n = fitting.n and seat.protocol = fitting.protocol
where personal and mode = 'whole_table'
  and exists (from agenda x where x.meeting = seat.meeting and x.item = seat.item);

-- Conditions, by division: none is left that is not met.
create or replace temp table met as
select n, version, "grant", 'training_current' as condition from in_mode where day <= trained_until
union all
select n, version, "grant", 'mfa' from in_mode where second_factor
union all
select in_mode.n, version, "grant", 'meeting_declared' from in_mode
join seat on seat.n = in_mode.n and seat.protocol = in_mode.protocol
union all
select n, version, "grant", 'no_export' from in_mode where action <> 'export'
union all
select n, version, "grant", 'notify_owner' from in_mode;

create or replace temp table open as
select * from in_mode
where not exists (
    from (
        select condition from condition c where c."grant" = in_mode."grant"
    ) wanted anti join (
        from met where met.n = in_mode.n and met.version = in_mode.version
            and met."grant" = in_mode."grant"
    ) using (condition));

-- 4. Visible fields = union of grant fields, of those of the record; with granularity applied:
--    where grants differ, as finely as the finest. Allowed with no fields is a denial.
create or replace temp table scale as
select * from (values ('exact', 0), ('postcode', 1), ('outward', 2), ('lsoa', 3), ('ward', 4))
    as scale (granularity, rank);

create or replace temp table seen as
select n, version_id, protocol, grant_id, open."grant", field, rank
from open
join opened using ("grant")
join record_field using (record, field)
join scale using (granularity);

-- 5. Break-glass last: view only, one person, one record, a reason of at least 20 characters, at
--    most 4 h, never excluded or sealed subjects; owner and DPO told; unreviewed at 24 h locks.
create or replace temp table locked as
select distinct n
from asked join glass on glass.broken = asked.broken and glass.person = asked.person
where instant - opens >= 24 * 3600 * 1000000::bigint
  and (reviewed_at is null or reviewed_at > instant);

create or replace temp table broken_open as
select distinct n, asked.record
from asked join glass on glass.broken = asked.broken
    and glass.person = asked.person and glass.item = asked.item
where action = 'view'
  and length(trim(reason)) >= 20
  and closes - opens <= 4 * 3600 * 1000000::bigint
  and opens <= instant and instant < closes
  and notified_at <= opens
  and not exists (from record_marker m where m.record = asked.record)
  and n not in (select n from seen)
  and n not in (select n from locked);

-- 6. The result carries its basis and duties.
create or replace temp table visible as
select n, field, min(rank) as rank from seen group by n, field
union all
select n, field, 0 from own join record_field using (record)
union all
select n, field, 0 from broken_open join record_field using (record);

create or replace temp table basis as
select distinct n, concat_ws('/', 'grant', protocol, version_id, grant_id) as because
from open where n in (select n from seen)
union all
select n, 'own' from own
union all
select n, 'break_glass' from broken_open;

create or replace temp table duty as
select distinct n, condition as duty
from open join condition using ("grant")
where condition in ('no_export', 'notify_owner') and n in (select n from seen)
union
select n, 'notify_owner' from broken_open
union
select n, 'log' from visible;

create or replace temp table answer as
with fields as (
    select n, string_agg(field || '=' || granularity, ' ' order by field) as fields
    from visible join scale using (rank) group by n
), bases as (
    select n, string_agg(because, ' ' order by because) as bases from basis group by n
), duties as (
    select n, string_agg(duty, ' ' order by duty) as duties from duty group by n
)
select n, concat_ws(' | ', fields, bases, duties) as told
from fields join bases using (n) join duties using (n);
