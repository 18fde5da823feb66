-- Each case file that was made: of which record, for whom, and the digest of its signed manifest.
create table case_files (
  id bigint generated always as identity primary key,
  record uuid not null references records,
  person uuid references people,
  manifest text not null,
  at timestamptz not null default now()
);
create index case_files_record on case_files (record, id desc);
create trigger case_files_append_only before update or delete or truncate on case_files for each statement execute function journal_is_append_only();
revoke all on case_files from tiaoli_app;
grant select, insert on case_files to tiaoli_app;
