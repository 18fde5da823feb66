-- Keys to the interface of the open platform; of a key only its SHA-256 is kept.
create table if not exists api_keys (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references people,
  name text not null,
  hash text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  used_on date
);
create index if not exists api_keys_person on api_keys (person, created_at);
revoke delete on api_keys from tiaoli_app;

-- Calls of the interface by day, action and key; null: without one.
create table if not exists api_calls (
  day date not null,
  action text not null,
  key uuid references api_keys,
  calls bigint not null default 0,
  refused bigint not null default 0,
  unique nulls not distinct (day, action, key)
);
revoke delete on api_calls from tiaoli_app;

-- What clients of the CKAN interface say of a dataset beyond the facts of its record.
create table if not exists ckan_packages (
  dataset uuid primary key references records,
  name text unique,
  tags text[] not null default '{}',
  extras jsonb not null default '{}',
  links jsonb not null default '[]',
  changed_at timestamptz not null
);
revoke delete on ckan_packages from tiaoli_app;

-- The dataset that each of the city's own registers is told as.
create table if not exists living_datasets (
  key text primary key,
  dataset uuid not null references records
);
revoke delete on living_datasets from tiaoli_app;
