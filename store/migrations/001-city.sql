-- The tables of the city. The role `tiaoli_app`, which the program takes on, can read and add; the journal it can
-- neither change nor delete, and a trigger says so to everybody else.
create extension if not exists pgcrypto;

do $$ begin
  if not exists (select from pg_roles where rolname = 'tiaoli_app') then create role tiaoli_app nologin; end if;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant tiaoli_app to %I', current_user); end $$;

create table parties (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('enterprise','university','institute','hospital','industry-organisation','testing-body','public-body','individual')),
  name text not null,
  name_en text,
  uscc text unique,
  filing_prefix text,
  created_at timestamptz not null default now()
);
create index parties_name on parties (name);

create table people (
  id uuid primary key default gen_random_uuid(),
  account text not null unique,
  name text not null,
  password text not null,
  second_factor text,
  administrator boolean not null default false,
  created_at timestamptz not null default now()
);
create table roles (
  person uuid not null references people,
  party uuid references parties,
  office text,
  role text not null default 'member',
  check ((party is null) <> (office is null)),
  unique nulls not distinct (person, party, office)
);
create table sessions (
  token_hash text primary key,
  person uuid not null references people,
  csrf text not null,
  expires_at timestamptz not null
);
create index sessions_expiry on sessions (expires_at);

create table counters (system text, year int, last int not null, primary key (system, year));

create table records (
  id uuid primary key,
  system text not null,
  number text not null unique,
  state text not null,
  revision int not null,
  owner uuid references parties,
  facts jsonb not null,
  hands jsonb not null default '{}',
  head text not null,
  search_all text[] not null default '{}',
  search_open text[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index records_recent on records (system, updated_at desc, id desc);
create index records_state on records (system, state, updated_at desc, id desc);
create index records_owner on records (owner, system, updated_at desc) where owner is not null;
create index records_facts on records using gin (facts jsonb_path_ops);
create index records_search_all on records using gin (search_all);
create index records_search_open on records using gin (search_open);

create table journal (
  position bigint generated always as identity primary key,
  record uuid not null,
  seq int not null,
  event jsonb not null,
  unique (record, seq)
);
create index journal_move on journal ((event->>'system'), (event->>'to'), (event->>'at'));

create table clocks (
  record uuid not null references records,
  name text not null,
  clock jsonb not null,
  due_on date,
  ended boolean not null default false,
  primary key (record, name)
);
create index clocks_due on clocks (due_on) where not ended;

create table notices (
  id bigint generated always as identity primary key,
  record uuid not null references records,
  party uuid,
  office text,
  move text not null,
  state text not null,
  at timestamptz not null default now()
);
create index notices_party on notices (party, id desc) where party is not null;
create index notices_office on notices (office, id desc) where office is not null;
create table notices_read (notice bigint references notices, person uuid references people, primary key (notice, person));

create table letters (
  code text primary key,
  record uuid not null references records,
  seq int not null,
  kind text not null,
  model jsonb not null,
  sha256 text not null,
  issued_at timestamptz not null
);
create index letters_record on letters (record);
create index letters_digest on letters (sha256);

create table idempotency (
  person text not null,
  key text not null,
  request text not null,
  record uuid not null,
  at timestamptz not null default now(),
  primary key (person, key)
);

create table effects (
  id bigint generated always as identity primary key,
  record uuid not null,
  name text not null,
  payload jsonb not null,
  attempts int not null default 0,
  done boolean not null default false,
  fault text,
  run_after timestamptz not null default now()
);
create index effects_open on effects (run_after) where not done;

create table settings (
  key text not null,
  version int not null,
  value jsonb not null,
  source jsonb not null,
  confirmed boolean not null,
  changed_by uuid references people,
  changed_at timestamptz not null default now(),
  primary key (key, version)
);

create table files (
  sha256 text primary key,
  size bigint not null,
  type text not null,
  name text not null,
  uploaded_by uuid,
  at timestamptz not null default now()
);

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception '日志只可追加 | the journal is append-only' using errcode = 'TL001';
end $$;
create trigger journal_append_only before update or delete or truncate on journal for each statement execute function journal_is_append_only();

-- One step in one statement: the record moves only if its revision is still the one that was seen (TL412), and with
-- it the journal event, clocks, notices, effects, letter and idempotency key, or nothing at all.
create function apply_step(r jsonb, event jsonb, revision_seen int, clock_rows jsonb, notice_rows jsonb, effect_rows jsonb, letter jsonb, idem jsonb, tokens_all text[], tokens_open text[])
returns text language plpgsql as $$
declare
  given_number text := r->>'number';
  yr int;
  n int;
begin
  if idem is not null then
    insert into idempotency (person, key, request, record) values (idem->>'person', idem->>'key', idem->>'request', (r->>'id')::uuid);
  end if;
  if revision_seen = 0 then
    if given_number is null then
      yr := extract(year from (r->>'createdAt')::timestamptz at time zone 'Asia/Shanghai');
      insert into counters values (r->>'system', yr, 1) on conflict (system, year) do update set last = counters.last + 1 returning last into n;
      given_number := format('%s-%s-%s', r->>'code', yr, lpad(n::text, 5, '0'));
    end if;
    insert into records (id, system, number, state, revision, owner, facts, hands, head, search_all, search_open, created_at, updated_at)
    values ((r->>'id')::uuid, r->>'system', given_number, r->>'state', (r->>'revision')::int, (r->>'owner')::uuid, r->'facts', r->'hands', r->>'head', tokens_all, tokens_open, (r->>'createdAt')::timestamptz, (r->>'updatedAt')::timestamptz);
  else
    update records set state = r->>'state', revision = (r->>'revision')::int, owner = (r->>'owner')::uuid, facts = r->'facts', hands = r->'hands',
      head = r->>'head', search_all = tokens_all, search_open = tokens_open, updated_at = (r->>'updatedAt')::timestamptz
    where id = (r->>'id')::uuid and revision = revision_seen;
    if not found then raise exception 'revision' using errcode = 'TL412'; end if;
  end if;
  insert into journal (record, seq, event) values ((r->>'id')::uuid, (event->>'seq')::int, event);
  if clock_rows is not null then
    insert into clocks (record, name, clock, due_on, ended)
    select (r->>'id')::uuid, c->'clock'->>'name', c->'clock', (c->>'dueOn')::date, c->'clock'->>'endedOn' is not null from jsonb_array_elements(clock_rows) c
    on conflict (record, name) do update set clock = excluded.clock, due_on = excluded.due_on, ended = excluded.ended;
  end if;
  if notice_rows is not null then
    insert into notices (record, party, office, move, state)
    select (r->>'id')::uuid, (x->>'party')::uuid, x->>'office', x->>'move', x->>'to' from jsonb_array_elements(notice_rows) x;
  end if;
  if effect_rows is not null then
    insert into effects (record, name, payload) select (r->>'id')::uuid, e->>'name', e->'payload' from jsonb_array_elements(effect_rows) e;
    perform pg_notify('effects', '');
  end if;
  if letter is not null then
    insert into letters (code, record, seq, kind, model, sha256, issued_at)
    values (letter->>'code', (r->>'id')::uuid, (event->>'seq')::int, letter->>'kind', letter->'model', letter->>'sha256', (event->>'at')::timestamptz);
  end if;
  return given_number;
end $$;

grant usage on schema public to tiaoli_app;
grant select, insert, update, delete on all tables in schema public to tiaoli_app;
grant usage, select on all sequences in schema public to tiaoli_app;
grant execute on all functions in schema public to tiaoli_app;
revoke update, delete, truncate on journal, letters from tiaoli_app;
