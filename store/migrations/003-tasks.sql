-- Long tasks. `runs` counts the starts and is the run's token: an earlier run that wakes up again can save nothing.
create table tasks (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  key text,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting','running','stopping','stopped','done','failed')),
  done bigint not null default 0,
  total bigint,
  cursor jsonb,
  result jsonb,
  refusal jsonb,
  fault text,
  runs int not null default 0,
  faults int not null default 0,
  started_by uuid references people,
  office text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (name, key)
);
create index tasks_recent on tasks (started_by, created_at desc);
create index tasks_office on tasks (office, created_at desc);
grant select, insert, update on tasks to tiaoli_app;

-- The job that runs a task: freed again at once where its process dies, at most 25 times.
create function queue_task(task uuid) returns void language sql as $$
  select jobs.queue('task', jsonb_build_object('task', task), format('task/%s', task), null, 25)
$$;
grant execute on function queue_task to tiaoli_app;
