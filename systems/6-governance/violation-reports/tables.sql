-- What the city cannot read: reports, messages and files, sealed in the reporter's browser. Dated by the day alone;
-- nothing here is ever changed, so that the digests in the journal keep holding.
create table if not exists report_keys (
  recipient text primary key,
  receiver uuid not null references records,
  wrapped text not null,
  hint text,
  on_day date not null
);
create index if not exists report_keys_receiver on report_keys (receiver);

-- A report's own pair of keys: everything is sealed to it. Its identity is wrapped for the receipt code, and sealed for
-- each office that the report lies or lay with. `prefix` finds the few reports whose verifier may fit; both come from a
-- slow derivation of the code, which itself is stored nowhere.
create table if not exists report_seals (
  report uuid primary key references records,
  prefix text not null,
  verifier text not null unique,
  recipient text not null,
  for_receipt text not null
);
create index if not exists report_seals_prefix on report_seals (prefix);
create table if not exists report_office_seals (
  report uuid not null references records,
  key text not null references report_keys,
  sealed text not null,
  primary key (report, key)
);
create table if not exists report_envelopes (
  id bigint generated always as identity primary key,
  report uuid not null references records,
  side text not null check (side in ('reporter', 'office')),
  sealed text not null,
  sha256 text not null,
  on_day date not null
);
create index if not exists report_envelopes_report on report_envelopes (report, id);

-- Files arrive before the report that names them; those that none names within a day are deleted.
create table if not exists report_files (
  id uuid primary key,
  report uuid references records,
  sha256 text,
  size int not null default 0,
  on_day date not null
);
create index if not exists report_files_report on report_files (report);
create index if not exists report_files_unclaimed on report_files (on_day) where report is null;
create table if not exists report_file_parts (
  file uuid not null references report_files on delete cascade,
  seq int not null,
  bytes bytea not null,
  primary key (file, seq)
);
revoke update, delete on report_keys, report_seals, report_office_seals, report_envelopes from tiaoli_app;
revoke update on report_file_parts from tiaoli_app;
