-- Tokens by which a product's metrics are pushed; of a token only its SHA-256 is kept.
create table if not exists warning_tokens (
  id uuid primary key default gen_random_uuid(),
  product uuid not null references records,
  name text not null,
  hash text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  -- Points that came within the minute `used_minute`.
  used_minute timestamptz,
  used int not null default 0
);
create index if not exists warning_tokens_product on warning_tokens (product, created_at);

-- Points as they were pushed. `statistic` is what the detector made of one; null until it has been looked at.
create table if not exists warning_points (
  metric uuid not null references records,
  at timestamptz not null,
  value double precision not null,
  n double precision,
  statistic double precision,
  primary key (metric, at)
);
create index if not exists warning_points_new on warning_points (metric, at) where statistic is null;

-- Where running totals stood when they were last read, stream by stream: `since` and the milliseconds of `at` are theirs.
create table if not exists warning_streams (
  metric uuid not null references records,
  stream text not null,
  at timestamptz not null,
  since double precision,
  total double precision not null,
  count double precision,
  primary key (metric, stream)
);

-- How far detection has come with a metric: `version` lets one of two workers save, `checkpoints` are earlier states
-- from which it starts again where a point comes late.
create table if not exists warning_series (
  metric uuid primary key references records,
  version int not null,
  seen_to timestamptz not null,
  state jsonb not null,
  checkpoints jsonb not null default '[]'
);
create table if not exists warning_alarms (
  metric uuid not null references records,
  at timestamptz not null,
  value double precision not null,
  statistic double precision not null,
  line double precision not null,
  ratio double precision not null,
  -- Whether it was taken to the table of warning levels, and the warning that it raised.
  taken boolean not null default false,
  warning uuid references records,
  primary key (metric, at)
);
create index if not exists warning_alarms_new on warning_alarms (metric, at) where not taken;
revoke delete on warning_tokens, warning_alarms from tiaoli_app;
grant delete on warning_points to tiaoli_app;
