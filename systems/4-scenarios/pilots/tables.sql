-- The token by which a running pilot's own system reports its use; only its hash is kept.
create table if not exists pilot_tokens (
  pilot uuid primary key references records (id),
  hash text not null unique,
  made_at timestamptz not null
);
