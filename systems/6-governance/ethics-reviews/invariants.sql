-- Article 72(1) as the national measures carry it out, whoever writes: a centre never reviews and re-reviews the same thing,
-- and nothing that needs expert re-review is approved without it.
create or replace function ethics_review_is_independent() returns trigger language plpgsql as $$
begin
  if exists (
    select from (
      select new.facts as facts union all
      select e.facts from records e where e.system = 'ethics-reviews' and e.id <> new.id
        and e.facts @> jsonb_build_object('product', new.facts->'product')
    ) each
    where each.facts->>'reviewer' = new.facts->>'reReviewer' or each.facts->>'reReviewer' = new.facts->>'reviewer'
  ) then
    raise exception '服务中心不得对同一项目既审查又复核 | a centre never reviews and re-reviews the same thing' using errcode = 'TL721';
  end if;
  if new.state = 'approved' and new.facts->>'reReview' = 'required'
    and coalesce(jsonb_array_length(new.facts->'conclusions'), 0) = 0 then
    raise exception '须经专家复核的活动，复核同意后方可批准 | what needs expert re-review is approved only once experts have agreed' using errcode = 'TL721';
  end if;
  return new;
end $$;
create or replace trigger ethics_review_independent before insert or update of system, state, facts on records for each row
  when (new.system = 'ethics-reviews') execute function ethics_review_is_independent();
