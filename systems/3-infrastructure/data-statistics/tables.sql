-- What each version of personal data has told in statistics, as ρ in millionths; the ledger is never changed or shortened.
create table if not exists privacy_charges (
  version uuid not null references dataset_versions (id),
  channel text not null check (channel in ('statistics', 'rows', 'download')),
  question text not null check (length(question) <= 100000),
  question_sha256 text not null,
  rho bigint not null check (rho >= 0),
  answer jsonb not null,
  at timestamptz not null,
  primary key (version, channel, question_sha256)
);
revoke update, delete on privacy_charges from tiaoli_app;

-- Charges under the version's lock: the answer kept, or null where the budget does not hold it.
create or replace function charge_privacy(
  of_version uuid, of_channel text, asked text, asked_sha256 text, cost bigint, budget bigint, answered jsonb, moment timestamptz
) returns jsonb language plpgsql as $$
declare
  known jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('privacy ' || of_version::text, 0));
  select answer into known from privacy_charges
    where version = of_version and channel = of_channel and question_sha256 = asked_sha256;
  if known is not null then return known; end if;
  if (select coalesce(sum(rho), 0) from privacy_charges where version = of_version) + cost > budget then return null; end if;
  insert into privacy_charges (version, channel, question, question_sha256, rho, answer, at)
    values (of_version, of_channel, asked, asked_sha256, cost, answered, moment);
  return answered;
end $$;
