import { assigned, everyone, partyIn, program } from '#kernel/access.ts';
import { always, exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { reportDocuments } from './documents.ts';
import { handlers, reportFacts } from './facts.ts';
import { reportLifecycle } from './lifecycle.ts';
import { reportClocks } from './rules.ts';

const readers = [everyone, ...handlers, assigned('reporter')] as const;
const open = ['submitted', 'verifying', 'proposed', 'decided', 'told', 'rectifying', 'refused', 'closed'];
const onTime =
  "not exists (select from clocks c where c.record = r.id and not c.ended and c.due_on < (now() at time zone 'Asia/Shanghai')::date)";

/** Article 70. Anybody reports a breach, sealed and without an account; it is answered in time and its outcome told. */
export const violationReports = system({
  id: 'violation-reports',
  law: ['70.1b'],
  name: { zh: '违规举报', en: 'Reports of violations', code: 'JB' },
  keeper: 'industry',
  facts: reportFacts,
  create: program,
  start: 'draft',
  clocks: reportClocks,
  documents: reportDocuments,
  lifecycle: reportLifecycle,
  // Everybody may count reports by state, act and outcome; the facts themselves say who reads more.
  read: {
    draft: program,
    submitted: readers,
    verifying: readers,
    proposed: readers,
    decided: readers,
    told: readers,
    rectifying: [...readers, partyIn('firm')],
    refused: readers,
    closed: readers,
  },
  list: { title: 'subject', columns: ['act', 'outcome', 'receivedOn'], filters: ['act', 'outcome'] },
  answers: {
    // About a product: reports by act, within thirty days and in the eleven months before. Who reported is not told.
    alike: `select jsonb_agg(jsonb_build_object('act', c.act, 'n', c.n, 'before', c.before)) from (
      select v.facts->>'act' as act, count(*) filter (where v.facts->>'receivedOn' > to_char(now() at time zone 'Asia/Shanghai' - interval '30 days', 'YYYY-MM-DD')) as n,
        count(*) filter (where v.facts->>'receivedOn' <= to_char(now() at time zone 'Asia/Shanghai' - interval '30 days', 'YYYY-MM-DD')) as before
      from records v where v.system = 'violation-reports' and v.state not in ('draft', 'refused') and v.facts @> jsonb_build_object('product', r.id::text)
        and v.facts->>'receivedOn' > to_char(now() at time zone 'Asia/Shanghai' - interval '365 days', 'YYYY-MM-DD')
        and coalesce(v.facts->>'outcome', '') <> 'unsubstantiated' group by 1) c`,
    organisationName: "select q.name from parties q where q.id = (r.facts->>'organisation')::uuid",
  },
  evidence: {
    '70.1a': showing(exists(...open), '有单位或者个人提交的举报', 'reports from organisations or individuals'),
    '70.1b': showing(
      always(open, onTime),
      '每件举报都有受理单位，且没有超过期限仍未办理的',
      'every report lies with a receiver and none is past its term unanswered',
    ),
  },
});
