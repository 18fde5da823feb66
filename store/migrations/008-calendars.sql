-- The calendars that administrators announced: each version stays, the newest of a year counts.
create table calendars (
  year int not null check (year between 2004 and 2100),
  version int not null,
  days jsonb not null,
  text text not null,
  source jsonb not null,
  changed_by uuid not null references people,
  changed_at timestamptz not null default now(),
  primary key (year, version)
);
create trigger calendars_append_only before update or delete or truncate on calendars for each statement execute function journal_is_append_only();
revoke all on calendars from tiaoli_app;
grant select, insert on calendars to tiaoli_app;
