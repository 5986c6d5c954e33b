/** The schema of a database as SQL, in the order of names: what the migrations add up to, for people to read and to compare. */
import type pg from 'pg';

/**
 * @returns statements that make the types, tables, constraints, indexes, functions, triggers, views and rules of the schema `public`;
 * owners, rights and storage are left out, as they differ between installations
 */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const parts = await Promise.all(PARTS.map((query) => pool.query<{ text: string }>(query)));
  const texts = parts.flatMap(({ rows }) => rows.map(({ text }) => `${text.trim()};`));
  return `-- What the migrations add up to. A test compares this file; \`npx vitest run tests/server/ground/db/schema --update=all\` renews it.\n\n${texts.join('\n\n')}\n`;
}

const TYPES = `
  select format(E'create type %I as enum (%s)', t.typname, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = 'public'::regnamespace
  group by t.typname order by t.typname`;

const SEQUENCES = `
  select format('create sequence %I', c.relname) as text
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
  order by c.relname`;

const TABLES = `
  with part as (
    select c.oid, c.relname, 0 as kind, a.attnum::text as place,
      format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case
          when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
          when a.attgenerated <> '' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
          when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
          else ''
        end,
        case when a.attnotnull then ' not null' else '' end) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    union all
    select c.oid, c.relname, 1, k.contype::text || k.conname, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
    from pg_class c join pg_constraint k on k.conrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and k.contype not in ('f', 'n')
  )
  select format(E'create table %I (\\n%s\\n)%s', p.relname,
    string_agg(p.line, E',\\n' order by p.kind, case when p.kind = 0 then lpad(p.place, 5, '0') else p.place end),
    coalesce(' partition by ' || pg_get_partkeydef(p.oid), '')) as text
  from part p group by p.oid, p.relname order by p.relname`;

/** After all tables, because they may point anywhere. */
const FOREIGN_KEYS = `
  select format(E'alter table %I\\n  add constraint %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and k.contype = 'f'
  order by c.relname, k.conname`;

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = c.oid)
  order by t.relname, c.relname`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as text
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname, p.oid::regprocedure::text`;

const TRIGGERS = `
  select pg_get_triggerdef(g.oid) as text
  from pg_trigger g join pg_class c on c.oid = g.tgrelid
  where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
  order by c.relname, g.tgname`;

const VIEWS = `
  select format(E'create view %I as\\n%s', c.relname, rtrim(pg_get_viewdef(c.oid), ';')) as text
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by c.relname`;

const PARTS = [TYPES, SEQUENCES, TABLES, FOREIGN_KEYS, INDEXES, VIEWS, FUNCTIONS, TRIGGERS];
