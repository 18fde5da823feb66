-- Texts of decision tables by their digest, with what was found in each when it was saved. Never changed.
create table if not exists rule_texts (
  digest text not null,
  rule_table text not null,
  xml text not null,
  findings jsonb not null,
  blocking int not null,
  saved_at timestamptz not null default now(),
  primary key (digest, rule_table)
);
revoke update, delete on rule_texts from tiaoli_app;

-- Which version of each table is in force. Written by the trigger on records alone (invariants.sql), so that it changes
-- in the same moment as the version's own state.
create table if not exists rules_in_force (
  rule_table text primary key,
  record uuid not null unique references records,
  since timestamptz not null default now()
);
revoke insert, update, delete on rules_in_force from tiaoli_app;

-- A version run over all past cases of its table. `rules` names the texts that it was compared with, by table.
create table if not exists rule_replays (
  id uuid primary key default gen_random_uuid(),
  version uuid not null references records,
  -- The step of the version that asked for it.
  revision int not null,
  rule_table text not null,
  text text not null,
  against uuid references records,
  rules jsonb not null,
  state text not null default 'running' check (state in ('running', 'done')),
  total int,
  done int not null default 0,
  changed int not null default 0,
  last uuid,
  begun_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (version, revision)
);
-- A case whose result changes; `kinds`: what about it.
create table if not exists rule_replay_lines (
  replay uuid not null references rule_replays,
  record uuid not null,
  number text not null,
  title text not null,
  kinds text[] not null,
  was jsonb not null,
  becomes jsonb not null,
  primary key (replay, record)
);
create index if not exists rule_replay_lines_in_order on rule_replay_lines (replay, number, record);
