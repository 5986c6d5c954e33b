import { type Kysely, sql } from 'kysely';

/**
 * A class link can be closed and opened again: it stays with its count and takes no more answers. What came by it before is still
 * acknowledged, since known ids are looked at first. No day is kept beside it: links stand near answers.
 *
 * `store_arrivals` is that of the migration before, with the one more outcome `linkClosed`. It reads `closed` after it has locked the
 * link, so that nothing is stored by a link whose closing has been committed, in whichever process.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table survey_link add column closed boolean not null default false`.execute(db);
  await sql`create or replace function store_arrivals(schools int[], campaigns int[], audiences text[], grades int[], codes text[],
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
              when l.closed then 'linkClosed'
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
