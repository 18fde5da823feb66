-- A notice is dated as the step that gives it: one of the past lies in the past, and one dated by the day alone
-- (Article 70: when exactly somebody reported is not kept) tells no more by its notice.
create function notice_is_dated_as_its_step() returns trigger language plpgsql as $$
begin
  select updated_at into new.at from records where id = new.record;
  return new;
end $$;
create trigger notice_dated before insert on notices for each row execute function notice_is_dated_as_its_step();
