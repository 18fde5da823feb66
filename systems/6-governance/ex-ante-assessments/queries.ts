/** What others and this room's own guards may ask about an assessment, over the asking record `r`. */
export const answers = {
  /** The versions of `r` whose assessment passed and holds; null where none does. */
  passedFor:
    "select jsonb_agg(a.facts->>'productVersion') from records a where a.system = 'ex-ante-assessments' and a.state in ('passed', 'revocationDue', 'revoking', 'hearing', 'heard') and a.owner = r.owner and a.facts @> jsonb_build_object('product', r.id::text)",
  product: `select q.facts || jsonb_build_object('ethicsReviewed', exists (select from records e where e.system = 'ethics-reviews'
      and e.state in ('approved', 'followingUp') and e.facts @> jsonb_build_object('product', q.id::text)))
      from records q where q.system = 'products' and q.id = (r.facts->>'product')::uuid`,
  objections:
    "select jsonb_build_object('open', count(*) filter (where o.state = 'lodged'), 'sustained', count(*) filter (where o.state = 'sustained')) from records o where o.system = 'assessment-objections' and o.facts @> jsonb_build_object('assessment', r.id::text)",
  renewed: `select jsonb_build_object('holds', a.state in ('passed', 'revocationDue', 'revoking', 'hearing', 'heard'), 'owner', a.owner, 'product', a.facts->>'product',
      'dueOn', (select c.due_on from clocks c where c.record = a.id and c.name = 'validity'))
    from records a where a.system = 'ex-ante-assessments' and a.id = (r.facts->>'renews')::uuid`,
  renewals: `select exists (select from records a where a.system = 'ex-ante-assessments' and a.facts @> jsonb_build_object('renews', r.id::text)
    and a.state in ('submitted', 'correcting', 'resubmitted', 'accepted', 'panelForming', 'expertReview', 'testing', 'testReported', 'proposed', 'publicity', 'deciding'))`,
} as const;
