-- Article 66(3), whoever writes: a version comes into force only in place of the one that it was replayed against, in the
-- same transaction; where none is in force, the first that is adopted.
create or replace function rules_take_effect() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into rules_in_force (rule_table, record) values (new.facts->>'table', new.id)
    on conflict (rule_table) do update set record = new.id, since = now()
    where rules_in_force.record::text = new.facts->>'replayedAgainst';
  if not found then
    raise exception '回放之后已有新版施行，须对照施行中的版本重新回放 | another version has come into force since; replay against it first' using errcode = 'TL663';
  end if;
  perform pg_notify('policies', 'rules');
  return new;
end $$;
create or replace trigger rules_take_effect after update of state on records for each row
  when (new.system = 'rule-library' and new.state = 'inForce' and old.state <> 'inForce') execute function rules_take_effect();
