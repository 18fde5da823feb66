-- What administrators do stands in a journal of its own, which the program can add to and read, and nobody can change.
alter table people add column deactivated_at timestamptz, add column password_until timestamptz;

create table admin_journal (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person uuid not null references people,
  action text not null,
  subject_kind text not null,
  subject text not null,
  subject_name text not null,
  details jsonb not null default '{}'
);
create index admin_journal_subject on admin_journal (subject_kind, subject, id desc);
create trigger admin_journal_append_only before update or delete or truncate on admin_journal for each statement execute function journal_is_append_only();
revoke all on admin_journal from tiaoli_app;
grant select, insert on admin_journal to tiaoli_app;

create index roles_office on roles (office) where office is not null;
create index roles_party on roles (party) where party is not null;
create index sessions_person on sessions (person);
