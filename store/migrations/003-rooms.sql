-- Notices to a person whom a record names; and what the rooms' own tables (tables.sql) make is the program's to use.
alter table notices add column person uuid references people;
create index notices_person on notices (person, id desc) where person is not null;

-- One step in one statement: the record moves only if its revision is still the one that was seen (TL412), and with
-- it the journal event, clocks, notices, effects, letter and idempotency key, or nothing at all.
create or replace function apply_step(r jsonb, event jsonb, revision_seen int, clock_rows jsonb, notice_rows jsonb, effect_rows jsonb, letter jsonb, idem jsonb, tokens_all text[], tokens_open text[])
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
    insert into notices (record, party, office, person, move, state)
    select (r->>'id')::uuid, (x->>'party')::uuid, x->>'office', (x->>'person')::uuid, x->>'move', x->>'to' from jsonb_array_elements(notice_rows) x;
  end if;
  if effect_rows is not null then
    perform jobs.queue_effects((r->>'id')::uuid, (event->>'seq')::int, effect_rows);
  end if;
  if letter is not null then
    insert into letters (code, record, seq, kind, model, sha256, issued_at)
    values (letter->>'code', (r->>'id')::uuid, (event->>'seq')::int, letter->>'kind', letter->'model', letter->>'sha256', (event->>'at')::timestamptz);
  end if;
  return given_number;
end $$;

alter default privileges in schema public grant select, insert, update, delete on tables to tiaoli_app;
alter default privileges in schema public grant usage, select on sequences to tiaoli_app;
alter default privileges in schema public grant execute on functions to tiaoli_app;
