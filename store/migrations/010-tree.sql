-- The Merkle trees over the journal's events, one a hash function, and their signed heads. Everything is added once
-- and never changed: only nodes over whole powers of two are kept.
create table tree_leaves (
  tree text not null check (tree in ('sha256','sm3')),
  index bigint not null check (index >= 0),
  position bigint not null references journal,
  primary key (tree, index),
  unique (tree, position)
);
create table tree_nodes (
  tree text not null,
  level int not null,
  index bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (tree, level, index)
);
create table tree_heads (
  tree text not null,
  size bigint not null,
  root bytea not null,
  -- The last position of the journal that it covers; a transaction still open then may follow with an earlier one.
  through bigint not null,
  at timestamptz not null,
  made_at timestamptz not null default now(),
  kid text not null,
  jws text not null,
  primary key (tree, size)
);
create table signing_keys (
  kid text primary key,
  jwk jsonb not null,
  since timestamptz not null default now()
);
-- Finds the place of an event by its hash; the sealer pays for it, not the step.
create index tree_leaf on tree_nodes (tree, hash) where level = 0;

do $$ declare name text; begin
  foreach name in array array['tree_leaves','tree_nodes','tree_heads','signing_keys'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function journal_is_append_only()', name || '_append_only', name);
    execute format('revoke all on %I from tiaoli_app', name);
    execute format('grant select, insert on %I to tiaoli_app', name);
  end loop;
end $$;
