/** What others and this room's own guards may ask about an assessment, over the asking record `r`. */
export const answers = {
  passedFor:
    "select jsonb_build_object('id', a.id) from records a where a.system = 'ex-ante-assessments' and a.state = 'passed' and a.owner = r.owner and a.facts @> jsonb_build_object('product', r.id::text) limit 1",
  product: `select q.facts || jsonb_build_object('ethicsReviewed', exists (select from records e where e.system = 'ethics-reviews'
      and e.state in ('approved', 'followingUp') and e.facts @> jsonb_build_object('product', q.id::text)))
      from records q where q.system = 'products' and q.id = (r.facts->>'product')::uuid`,
  objections:
    "select jsonb_build_object('open', count(*) filter (where o.state = 'lodged'), 'sustained', count(*) filter (where o.state = 'sustained')) from records o where o.system = 'assessment-objections' and o.facts @> jsonb_build_object('assessment', r.id::text)",
} as const;
