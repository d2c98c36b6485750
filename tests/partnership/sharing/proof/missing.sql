-- Of what is denied, what would have to change: the gates that are closed, and all that the nearest
-- grant lacks. The names of reasons and their order are those of rules/decision.py; that each is
-- told exactly where its relation is empty is held here. Runs after oracle.sql.

create or replace temp table closed as
select n, list_filter([
    case when not acting then 'person_not_active' end,
    case when day >= leaves_on then 'person_has_left' end,
    case when trim(purpose) = '' then 'purpose_not_stated' end,
    case when day > delete_after then 'past_retention' end,
    case when personal and not second_factor then 'no_second_factor' end,
    case when personal and (trained_until is null or day > trained_until)
        then 'training_not_current' end
], lambda gate: gate is not null) as gates
from posed;

create or replace temp table line as
select posed.*, version, protocol, history, excluding, starts, ends, review_by,
    version.active as in_force, granted.* exclude (id, category), granted.category as covers
from posed join world_version using (world) join version using (version)
join version_grant using (version) join granted using ("grant")
where party <> owner and not sealed;

-- What it is about (the first six), and how it stands.
create or replace temp table lack as
select n, record, "grant", [
    case when provider <> owner then 'other_provider' end,
    case when not exists (from recipient x where x."grant" = line."grant" and x.party = line.party)
        then 'other_recipient' end,
    case when covers <> category then 'other_category' end,
    case when identifiability > most then 'too_identifying' end,
    case when not exists (
        from granted_purpose x where x."grant" = line."grant" and x.purpose = line.purpose)
        then 'other_purpose' end,
    case when not exists (
        from granted_action x where x."grant" = line."grant" and x.action = line.action)
        then 'other_action' end
] as about, [
    case when not exists (from gateway x where x."grant" = line."grant") then 'no_gateway' end,
    case when not in_force then 'not_active' end,
    case when not exists (from signatory s where s.history = line.history
        and s.instant = line.instant and s.party = line.provider) then 'provider_not_signed' end,
    case when not exists (from signatory s where s.history = line.history
        and s.instant = line.instant and s.party = line.party) then 'recipient_not_signed' end,
    case when exists (from suspended s where s.history = line.history
        and s.instant = line.instant) then 'suspended' end,
    case when day < starts or day >= ends then 'not_started_or_ended' end,
    case when day > review_by then 'past_review' end,
    case when exists (from record_marker m join excluded x using (marker)
        where m.record = line.record and x.excluding = line.excluding) then 'marker_excluded' end,
    case when personal and not case mode
        when 'need_to_know' then exists (
            from relevant x where x.record = line.record and x.party = line.party)
        else exists (
            from seat join agenda using (meeting)
            where seat.n = line.n and seat.protocol = line.protocol and agenda.item = line.item)
        end then 'not_in_mode' end,
    case when exists (
        from condition c where c."grant" = line."grant" and case c.condition
            when 'training_current' then trained_until is null or day > trained_until
            when 'mfa' then not second_factor
            when 'no_export' then action = 'export'
            when 'meeting_declared' then not exists (
                from seat where seat.n = line.n and seat.protocol = line.protocol)
            else false end) then 'condition_not_met' end
] as standing
from line;

create or replace temp table distance as
select n, record, "grant",
    len(list_filter(about, lambda x: x is not null)) as about,
    list_filter(about || standing, lambda x: x is not null) as lacks
from lack;

-- The readiest among those most about what is asked; where one lacks nothing, only fields can.
create or replace temp table nearest as
select n, min({'about': about, 'many': len(lacks), 'lacks': lacks}).lacks as lacks
from distance group by n;

create or replace temp table opens_a_field as
select distinct n
from distance join opened using ("grant") join record_field using (record, field)
where len(lacks) = 0;

create or replace temp table missing as
select n, gates || case
    when party = owner then
        case when n in (select n from admitted) then ['no_field_opened'] else [] end
    when sealed then ['sealed']
    when n in (select n from broken_open) then ['no_field_opened']
    when n in (select n from opens_a_field) then []
    when nearest.lacks is null then ['no_protocol']
    when len(nearest.lacks) = 0 then ['no_field_opened']
    else nearest.lacks end as missing
from posed join closed using (n) left join nearest using (n)
where n not in (select n from answer);
