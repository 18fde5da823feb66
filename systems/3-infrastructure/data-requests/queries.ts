const version = (name: string) => `(select jsonb_build_object('state', v.state, 'number', v.number,
    'served', not coalesce(v.personal, true) and d.facts->>'personal' = 'false' or exists (select from version_clearances c where c.version = v.id and c.withdrawn_at is null))
  from dataset_versions v where v.dataset = d.id and v.id::text = ${name}.facts->>'version')`;

/** The reads of these rooms, over the asking record `r`. */
export const requestAnswers = {
  /** The data resource that a request names, with the version asked for and whether the gate would let it pass. */
  granted: `select jsonb_build_object('state', d.state, 'opening', d.facts->'opening',
      'office', d.facts->'office', 'title', d.facts->'title', 'version', ${version('r')})
    from records d where d.system = 'data-catalogue' and d.id::text = r.facts->>'dataset'`,
  /** The agreement as it was issued last. */
  agreement: `select jsonb_build_object('digest', l.sha256, 'code', l.code) from letters l
    where l.record = r.id and l.kind = 'agreement' order by l.issued_at desc, l.seq desc limit 1`,
  /** The request that an export names. */
  request: `select jsonb_build_object('state', q.state, 'owner', q.owner, 'office', q.facts->'office',
      'number', q.number, 'dataset', q.facts->'dataset', 'title', (select d.facts->'title' from records d where d.id::text = q.facts->>'dataset'))
    from records q where q.system = 'data-requests' and q.id::text = r.facts->>'request'`,
} as const;
