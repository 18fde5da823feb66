import { always, onceAll, showing } from '#kernel/evidence.ts';

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

const begun = ['accessOpen', 'deletionDue', 'deletionOverdue', 'closed'];
const bothSigned =
  "jsonb_array_length(r.facts->'userSignature') = 1 and jsonb_array_length(r.facts->'officeSignature') = 1";

export const requestEvidence = {
  '31.1c': showing(
    onceAll(begun, bothSigned),
    '有条件开放的数据均在双方签署协议后才在沙箱中使用',
    'data open on condition were used in the sandbox only after both had signed the agreement',
  ),
};
export const exportEvidence = {
  '33.2': showing(
    always(['leftSandbox'], "r.facts ? 'fingerprint' and r.facts ? 'thresholds' and not r.facts ? 'findings'"),
    '放行的导出均通过逐格检查，文件有指纹',
    'every export that left passed the checks cell by cell and has its fingerprint',
  ),
};
