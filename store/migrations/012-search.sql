-- Lists and search over many records. Search words are lexemes: those that every reader of the record may find in one
-- column, those for its owner alone in another; a query asks for beginnings, so none but whole words are kept. The facts
-- that lists are filtered by stand in `facets` as `name=value`, of which the planner knows how common each one is.
-- What is in these columns follows from the declarations: `search_shapes` holds the form it was last written in.
alter table records drop column search_all, drop column search_open,
  add column search tsvector not null default '', add column search_owner tsvector not null default '',
  add column facets text[] not null default '{}';
-- Long values go to the side, so that what lists walk over stays small and a move that changes no fact rewrites none.
alter table records set (toast_tuple_target = 512);
create index records_search on records using gin (search) with (gin_pending_list_limit = 512);
create index records_search_owner on records using gin (search_owner) with (gin_pending_list_limit = 512);
create index records_facets on records using gin (facets) with (gin_pending_list_limit = 128);
-- Entries still pending are read one by one by every query that follows a reference: few of them.
alter index records_facts set (gin_pending_list_limit = 64);
create index records_by_number on records (system, number);
create table search_shapes (system text primary key, shape text not null);
grant select, insert, update on search_shapes to tiaoli_app;

-- One step in one statement: the record moves only if its revision is still the one that was seen (TL412), and with
-- it the journal event, clocks, notices, effects, letter and idempotency key, or nothing at all. Facts and search words
-- that `r` does not bring stay as they are.
drop function apply_step(jsonb, jsonb, int, jsonb, jsonb, jsonb, jsonb, jsonb, text[], text[]);
create function apply_step(r jsonb, event jsonb, revision_seen int, clock_rows jsonb, notice_rows jsonb, effect_rows jsonb, letter jsonb, idem jsonb)
returns text language plpgsql as $$
declare
  this uuid := r->>'id';
  given_number text := r->>'number';
  words jsonb := r->'search';
  yr int;
  n int;
begin
  if idem is not null then
    insert into idempotency (person, key, request, record) values (idem->>'person', idem->>'key', idem->>'request', this);
  end if;
  if revision_seen = 0 then
    if given_number is null then
      yr := extract(year from (r->>'createdAt')::timestamptz at time zone 'Asia/Shanghai');
      insert into counters values (r->>'system', yr, 1) on conflict (system, year) do update set last = counters.last + 1 returning last into n;
      given_number := format('%s-%s-%s', r->>'code', yr, lpad(n::text, 5, '0'));
    end if;
    insert into records (id, system, number, state, revision, owner, facts, hands, head, search, search_owner, facets, created_at, updated_at)
    values (this, r->>'system', given_number, r->>'state', (r->>'revision')::int, (r->>'owner')::uuid, r->'facts', r->'hands', r->>'head',
      (words->>'open')::tsvector || array_to_tsvector(string_to_array(lower(given_number), '-')), (words->>'owner')::tsvector, text_array(words->'facets'), (r->>'createdAt')::timestamptz, (r->>'updatedAt')::timestamptz);
  elsif words is null then
    update records set state = r->>'state', revision = (r->>'revision')::int, owner = (r->>'owner')::uuid, facts = coalesce(r->'facts', facts),
      hands = r->'hands', head = r->>'head', updated_at = (r->>'updatedAt')::timestamptz
    where id = this and revision = revision_seen;
    if not found then raise exception 'revision' using errcode = 'TL412'; end if;
  else
    update records set state = r->>'state', revision = (r->>'revision')::int, owner = (r->>'owner')::uuid, facts = coalesce(r->'facts', facts),
      hands = r->'hands', head = r->>'head', updated_at = (r->>'updatedAt')::timestamptz,
      search = (words->>'open')::tsvector, search_owner = (words->>'owner')::tsvector, facets = text_array(words->'facets')
    where id = this and revision = revision_seen;
    if not found then raise exception 'revision' using errcode = 'TL412'; end if;
  end if;
  insert into journal (record, seq, event) values (this, (event->>'seq')::int, event);
  if clock_rows is not null then
    insert into clocks (record, name, clock, due_on, ended)
    select this, c->'clock'->>'name', c->'clock', (c->>'dueOn')::date, c->'clock'->>'endedOn' is not null from jsonb_array_elements(clock_rows) c
    on conflict (record, name) do update set clock = excluded.clock, due_on = excluded.due_on, ended = excluded.ended;
  end if;
  if notice_rows is not null then
    insert into notices (record, party, office, person, move, state)
    select this, (x->>'party')::uuid, x->>'office', (x->>'person')::uuid, x->>'move', x->>'to' from jsonb_array_elements(notice_rows) x;
  end if;
  if effect_rows is not null then
    perform jobs.queue_effects(this, (event->>'seq')::int, effect_rows);
  end if;
  if letter is not null then
    insert into letters (code, record, seq, kind, model, sha256, issued_at)
    values (letter->>'code', this, (event->>'seq')::int, letter->>'kind', letter->'model', letter->>'sha256', (event->>'at')::timestamptz);
  end if;
  return given_number;
end $$;

create function text_array(items jsonb) returns text[] language sql immutable as
$$ select array(select jsonb_array_elements_text(items)) $$;
