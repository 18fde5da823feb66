-- Every read in the sandbox: who asked what, when, and what came of it. Nothing here is changed or taken away.
create table if not exists sandbox_reads (
  id bigint generated always as identity primary key,
  request uuid not null references records (id),
  person uuid,
  name text not null,
  at timestamptz not null,
  kind text not null check (kind in ('query', 'export')),
  sql text not null,
  -- `ran`, or the code by which it was refused.
  outcome text not null,
  rows int,
  ms int not null
);
create index if not exists sandbox_reads_request on sandbox_reads (request, id desc);
revoke update, delete, truncate on sandbox_reads from tiaoli_app;

-- What an export was found to be: the start of it to look at, the groups it showed, and its file where it may leave.
create table if not exists export_results (
  export uuid primary key references records (id),
  version uuid not null references dataset_versions (id),
  columns jsonb not null,
  preview jsonb not null,
  shown jsonb not null,
  sha256 text
);
create index if not exists export_results_sha256 on export_results (sha256);
revoke delete, truncate on export_results from tiaoli_app;
