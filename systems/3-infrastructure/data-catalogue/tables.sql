-- A table that was loaded for a data resource. What did not load whole is `failed` with its refusal and has no Parquet file.
create table if not exists dataset_versions (
  id uuid primary key default gen_random_uuid(),
  dataset uuid not null references records (id),
  number int not null,
  state text not null default 'loading' check (state in ('loading', 'ready', 'failed')),
  source_file text not null,
  source_name text not null,
  source_format text not null check (source_format in ('csv', 'xlsx', 'json', 'parquet')),
  parquet_file text,
  rows bigint,
  bytes bigint not null,
  fields jsonb not null default '[]',
  profile jsonb,
  standard_findings jsonb,
  -- Whether it is served only with a clearance; unknown counts as personal.
  personal boolean,
  refusal jsonb,
  by uuid,
  at timestamptz not null,
  unique (dataset, number),
  check (state <> 'ready' or (parquet_file is not null and rows is not null and personal is not null))
);
revoke delete on dataset_versions from tiaoli_app;

-- The gate's pass of exactly one version (Article 33(2)); `parquet_file` is what is then served in its place.
create table if not exists version_clearances (
  version uuid primary key references dataset_versions (id),
  assessment uuid not null references records (id),
  report_sha256 text,
  parquet_file text,
  ground text,
  at timestamptz not null,
  withdrawn_at timestamptz,
  check (parquet_file is not null or ground is not null)
);
revoke delete on version_clearances from tiaoli_app;

-- How often a resource was read, by day, way and reader; null where nobody is signed in.
create table if not exists dataset_uses (
  dataset uuid not null references records (id),
  version uuid references dataset_versions (id),
  kind text not null check (kind in ('preview', 'rows', 'download', 'ckan', 'sandbox', 'export')),
  day date not null,
  reader text,
  count bigint not null default 1,
  unique nulls not distinct (dataset, version, kind, day, reader)
);
revoke delete on dataset_uses from tiaoli_app;

-- A file that comes in pieces: `received` is how much lies on the disk, from where the next piece goes on; `at` is when the
-- last piece came.
create table if not exists dataset_uploads (
  id uuid primary key,
  dataset uuid not null references records (id),
  name text not null,
  size bigint not null check (size > 0),
  received bigint not null default 0 check (received between 0 and size),
  by uuid not null,
  at timestamptz not null
);
