-- Articles 66(2) and 71, whoever writes: by the program, by import or by hand, no product is in use without its path.
create or replace function product_path_is_followed() returns trigger language plpgsql as $$
declare g text := new.facts->>'grade';
begin
  -- New rules leave time to follow the path that they ask for.
  if new.facts->>'transitionUntil' >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') then
    null;
  elsif g = 'high' then
    if not exists (select from records a where a.system = 'ex-ante-assessments' and a.state in ('passed', 'revocationDue', 'revoking', 'hearing', 'heard') and a.owner = new.owner and a.facts @> jsonb_build_object('product', new.id::text)) then
      raise exception '高风险应用须先通过事前评估 | a high-risk application must first pass an ex-ante assessment' using errcode = 'TL662';
    end if;
    if coalesce(jsonb_array_length(new.facts->'warningPlan'), 0) = 0 then
      raise exception '高风险应用须有风险预警方案 | a high-risk application needs a risk warning plan' using errcode = 'TL662';
    end if;
    if not exists (select from records m where m.system = 'warning-metrics' and m.state = 'watched' and m.owner = new.owner and m.facts @> jsonb_build_object('product', new.id::text)) then
      raise exception '高风险应用的预警方案须已运行 | the warning plan of a high-risk application must be live' using errcode = 'TL662';
    end if;
  elsif g in ('medium', 'low') then
    if not exists (select from records d where d.system = 'disclosures' and d.state = 'published' and d.owner = new.owner and d.facts @> jsonb_build_object('product', new.id::text, 'version', new.facts->'version')) then
      raise exception '中低风险应用须先公开披露该版本 | a medium- or low-risk application must first be disclosed, in this version' using errcode = 'TL662';
    end if;
  else
    raise exception '尚未分级，不得投入使用 | it has no grade yet and must not be put in use' using errcode = 'TL662';
  end if;
  -- Article 71; when the explanation is due is a setting, since the article names no moment.
  if (new.facts->'publicDecision' = 'true' or new.facts->'publicInterestCommerce' = 'true')
    and coalesce((select s.value from settings s where s.key = 'products.explanationBeforeUse' order by s.version desc limit 1), 'true') = 'true'
    and not exists (select from records e where e.system = 'explanations' and e.state = 'published' and e.owner = new.owner and e.facts @> jsonb_build_object('product', new.id::text, 'version', new.facts->'version')) then
    raise exception '用于公共决策或者涉及公共利益的商业领域，须先公开该版本的算法说明 | its algorithm must first be explained to the public, in this version' using errcode = 'TL711';
  end if;
  return new;
end $$;
create or replace trigger product_path before insert or update of system, state, owner, facts on records for each row
  when (new.system = 'products' and new.state = 'inUse') execute function product_path_is_followed();
