import { type Kysely, sql } from 'kysely';

/**
 * The way of an answer: what waits is encrypted under keys that lie outside the database, ids that were taken are remembered apart
 * as keyed digests, counters of arrivals and of sealing never share a row, and a campaign is closed before it is sealed for good.
 *
 * Rows that wait in plain text stay in `inbox_plain` until the server, which has the key folder, encrypts them at its start.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await changeCampaigns(db);
  await sql`create table campaign_key (
    id uuid primary key,
    campaign_id integer not null references campaign on delete cascade,
    purpose text not null check (purpose in ('inbox', 'ids')),
    public_key bytea check ((public_key is not null) = (purpose = 'inbox')),
    made_on date not null,
    current boolean not null
  )`.execute(db);
  await sql`create unique index campaign_key_current on campaign_key (campaign_id, purpose) where current`.execute(db);
  await sql`create table arrived (
    school_id integer not null,
    campaign_id integer not null,
    digest bytea not null,
    primary key (school_id, campaign_id, digest)
  )`.execute(db);
  await replaceInbox(db);
  await countByWeek(db);
  await sql`alter table ticket_key drop constraint ticket_key_check, drop column verify_until`.execute(db);
  await sql`create table changed_school (
    id bigint generated always as identity primary key,
    campaign_id integer not null references campaign,
    school_id integer not null references school
  )`.execute(db);
  await sql`insert into changed_school (campaign_id, school_id) select campaign_id, school_id from dirty_school`.execute(
    db,
  );
  await sql`drop table dirty_school`.execute(db);
  await createStoring(db);
}

async function changeCampaigns(db: Kysely<unknown>): Promise<void> {
  await sql`alter table campaign drop constraint campaign_state_check,
    add constraint campaign_state_check check (state in ('planned', 'open', 'closed', 'sealed')),
    add column seals_on date`.execute(db);
  await sql`update campaign set seals_on = 14 + greatest(closes_on,
      (select max(at)::date from campaign_event where campaign_id = campaign.id and kind = 'closed'))
    where state = 'closed'`.execute(db);
  await sql`alter table campaign add constraint campaign_seals_on check ((seals_on is not null) = (state = 'closed'))`.execute(
    db,
  );
  await sql`alter table campaign_event drop constraint campaign_event_kind_check,
    add constraint campaign_event_kind_check check (kind in
      ('planned', 'changed', 'opened', 'extended', 'closed', 'reopened', 'targets', 'sealed', 'keysLate', 'keysLost')),
    add column answers integer`.execute(db);
}

async function replaceInbox(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inbox rename to inbox_plain`.execute(db);
  await sql`create table inbox (
    school_id integer not null,
    campaign_id integer not null,
    audience text not null,
    grade smallint not null,
    id uuid not null,
    key_id uuid not null,
    sealed bytea not null,
    primary key (school_id, campaign_id, audience, grade, id)
  )`.execute(db);
  await sql`create index inbox_key on inbox (key_id)`.execute(db);
  // Where no campaign is under way nothing is left to be encrypted.
  const { rows } = await sql`select from campaign where state in ('open', 'closed') limit 1`.execute(db);
  if (rows.length === 0) await sql`drop table inbox_plain`.execute(db);
}

/** What was received is counted by week, and nowhere else: the row of a cell is the sealer's alone. */
async function countByWeek(db: Kysely<unknown>): Promise<void> {
  await sql`create table pace_by_week (
    campaign_id integer not null,
    school_id integer not null,
    audience text not null,
    grade smallint not null,
    week date not null check (extract(isodow from week) = 1),
    received integer not null,
    primary key (school_id, campaign_id, audience, grade, week)
  )`.execute(db);
  await sql`insert into pace_by_week select campaign_id, school_id, audience, grade, date_trunc('week', day)::date, sum(received)
    from pace group by 1, 2, 3, 4, 5`.execute(db);
  await sql`drop table pace`.execute(db);
  await sql`alter table pace_by_week rename to pace`.execute(db);
  await sql`alter table pace rename constraint pace_by_week_pkey to pace_pkey`.execute(db);
  await sql`alter table pace rename constraint pace_by_week_week_check to pace_week_check`.execute(db);
  await sql`create index pace_campaign on pace (campaign_id)`.execute(db);
  await sql`alter table cell drop column received`.execute(db);
  await sql`create view cell_count as select school_id, campaign_id, audience, grade,
    (select coalesce(sum(received), 0)::int from pace where pace.school_id = cell.school_id
      and pace.campaign_id = cell.campaign_id and pace.audience = cell.audience and pace.grade = cell.grade) as received,
    (select count(*)::int from inbox where inbox.school_id = cell.school_id
      and inbox.campaign_id = cell.campaign_id and inbox.audience = cell.audience and inbox.grade = cell.grade) as waiting
    from cell`.execute(db);
}

/**
 * Stores a batch of arrivals as one statement, so that its locks are never held while a server is busy with something else, and
 * says of each, in order, what became of it. The first lock is shared by all arrivals of a campaign and taken alone only while its
 * state or its key changes, for as long as that takes. Links come in the order of their codes, then digests and cells in theirs:
 * two batches never wait for each other in a circle.
 *
 * Its plans are kept, and are made while tables are still empty or have not been looked at for long: the settings keep them to the
 * indexes, so that what one batch takes does not grow with what has come before. No step compares the batch with itself.
 *
 * Of the outcomes `fresh` and `again` are known inside only: to be stored, and the same id once more in the same batch.
 */
async function createStoring(db: Kysely<unknown>): Promise<void> {
  await sql`create function store_arrivals(schools int[], campaigns int[], audiences text[], grades int[], codes text[],
    digests bytea[], keys uuid[], ids uuid[], answers bytea[], this_week date) returns setof text language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  declare
    campaign int;
    outcomes text[];
    remembered bytea[];
  begin
    for campaign in select distinct c from unnest(campaigns) as c order by c loop
      perform pg_advisory_xact_lock_shared(1, campaign);
    end loop;
    perform from survey_link where code = any(codes) order by code for no key update;

    select array_agg(coalesce(outcome, case when turn > 1 then 'again' when fits then 'fresh' else 'full' end) order by n)
    into outcomes
    from (
      select n, outcome, turn,
        code is null or row_number() over (partition by code, outcome is null and turn = 1 order by n) <= room as fits
      from (
        select n, code, outcome, room,
          row_number() over (partition by school_id, campaign_id, digest, outcome is null order by n) as turn
        from (
          select w.*, l.cap - l.used as room,
            case
              when a.digest is not null then 'known'
              when c.state not in ('open', 'closed') then 'closed'
              when c.id is null or w.code is not null and l.code is null then 'gone'
              when k.id is null then 'keyEnded'
            end as outcome
          from unnest(schools, campaigns, codes, digests, keys) with ordinality
            as w (school_id, campaign_id, code, digest, key_id, n)
          left join campaign c on c.id = w.campaign_id
          left join arrived a on a.school_id = w.school_id and a.campaign_id = w.campaign_id and a.digest = w.digest
          left join survey_link l on l.code = w.code
          left join campaign_key k on k.id = w.key_id and k.current
        ) as looked_up
      ) as counted
    ) as judged;

    with put as (
      insert into arrived (school_id, campaign_id, digest)
      select school_id, campaign_id, digest
      from unnest(schools, campaigns, digests, outcomes) as w (school_id, campaign_id, digest, outcome)
      where outcome = 'fresh' order by 1, 2, 3
      on conflict do nothing
      returning digest
    )
    select coalesce(array_agg(digest), '{}') into remembered from put;
    if cardinality(remembered) < cardinality(array_positions(outcomes, 'fresh')) then
      -- Another batch has just stored the same.
      select array_agg(case when outcome = 'fresh' and digest <> all(remembered) then 'known' else outcome end order by n)
      into outcomes
      from unnest(digests, outcomes) with ordinality as w (digest, outcome, n);
    end if;

    insert into inbox (school_id, campaign_id, audience, grade, id, key_id, sealed)
    select school_id, campaign_id, audience, grade, id, key_id, sealed
    from unnest(schools, campaigns, audiences, grades, ids, keys, answers, outcomes)
      as w (school_id, campaign_id, audience, grade, id, key_id, sealed, outcome)
    where outcome = 'fresh' order by id;

    update survey_link set used = used + f.n
    from (
      select w.code, count(*)::int as n from unnest(codes, outcomes) as w (code, outcome)
      where outcome = 'fresh' and w.code is not null group by w.code
    ) as f
    where survey_link.code = f.code;

    insert into pace (school_id, campaign_id, audience, grade, week, received)
    select school_id, campaign_id, audience, grade, this_week, count(*)
    from unnest(schools, campaigns, audiences, grades, outcomes) as w (school_id, campaign_id, audience, grade, outcome)
    where outcome = 'fresh' group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (school_id, campaign_id, audience, grade, week) do update set received = pace.received + excluded.received;

    return query
    select case outcome
        when 'fresh' then 'stored'
        when 'again' then (
          select case first.outcome when 'full' then 'full' else 'known' end
          from unnest(digests, outcomes) as first (digest, outcome)
          where first.digest = w.digest and first.outcome in ('fresh', 'full', 'known') limit 1
        )
        else outcome
      end
    from unnest(digests, outcomes) with ordinality as w (digest, outcome, n)
    order by n;
  end
  $$`.execute(db);
}
