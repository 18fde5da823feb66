-- Side effects wait as jobs of graphile-worker (ADR 7). Its schema belongs to the role `tiaoli_worker`; the program's
-- role may only put jobs in, look at them and try a dead one again, through the functions below.
create schema jobs authorization tiaoli_worker;
grant usage on schema jobs to tiaoli_app;
set local role tiaoli_worker;

-- The effects of one step: each is named, tried ten times (about nine hours in all), and once only a step by its key.
create function jobs.queue_effects(record uuid, seq int, effects jsonb) returns void
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform add_jobs(array(
    select row(e->>'name', json_build_object('record', record, 'payload', e->'payload'), null, null, 10, format('%s/%s/%s', record, seq, e->>'name'), null, null)::job_spec
    from jsonb_array_elements(effects) e));
end $$;

-- One job of the program's own, replaced while it waits under the same key.
create function jobs.queue(task text, payload jsonb, key text, queue text default null, attempts int default 10) returns void
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform add_job(task, payload::json, queue_name => queue, max_attempts => attempts, job_key => key);
end $$;

-- What waits, runs or has failed for good, newest first, for the administrator.
create function jobs.overview() returns table (id bigint, task text, record uuid, state text, attempts int, attempts_at_most int, fault text, run_at timestamptz, created_at timestamptz)
language sql stable security definer set search_path = graphile_worker, pg_temp as $$
  select j.id, t.identifier, (j.payload->>'record')::uuid,
    case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'dead' when j.last_error is not null then 'retrying' else 'waiting' end,
    j.attempts, j.max_attempts, j.last_error, j.run_at, j.created_at
  from _private_jobs j join _private_tasks t on t.id = j.task_id order by (j.attempts >= j.max_attempts) desc, j.id desc limit 500
$$;

-- Tries a job again at once; true where it was there and not running.
create function jobs.retry(job bigint) returns boolean
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform from reschedule_jobs(array[job], run_at => now(), attempts => 0);
  if found then perform pg_notify('jobs:insert', '{"count":1}'); end if;
  return found;
end $$;

-- A process that works on jobs holds the advisory lock (7243, its name) as long as it lives. The jobs of those that
-- no longer do are given back; gives how many processes had died.
create function jobs.release_dead() returns int
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
declare
  dead text[];
begin
  select array_agg(distinct j.locked_by) into dead from _private_jobs j
  where j.locked_by is not null and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = 7243
      and l.database = (select d.oid from pg_database d where d.datname = current_database())
      and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295);
  if dead is null then return 0; end if;
  perform force_unlock_workers(dead);
  perform pg_notify('jobs:insert', '{"count":100}');
  return cardinality(dead);
end $$;

revoke execute on all functions in schema jobs from public;
grant execute on all functions in schema jobs to tiaoli_app;
reset role;

select jobs.queue_effects(record, id::int, jsonb_build_array(jsonb_build_object('name', name, 'payload', payload))) from effects where not done order by id;
drop table effects;

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
    insert into notices (record, party, office, move, state)
    select (r->>'id')::uuid, (x->>'party')::uuid, x->>'office', x->>'move', x->>'to' from jsonb_array_elements(notice_rows) x;
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
