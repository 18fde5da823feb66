import { type IsoDate, today } from '#kernel/dates.ts';
import { type DutyStatus, type Evidence, type Standing, standingByInterval, standingByYear } from '#kernel/evidence.ts';
import { type Label, label } from '#kernel/label.ts';
import { type Duty, duties } from '#law/duties.ts';
import type { Surroundings } from './perform.ts';
import { Conditions } from './visible.ts';

export interface DutyEvidence {
  readonly id: string;
  readonly status: DutyStatus;
  /** How many records answer the duty. */
  readonly count: number;
  /** The records that fail an “all of them” duty. */
  readonly failing?: number;
  readonly system: string;
  readonly explanation: Label;
}

/** Where the evidence for a duty is declared: the system and its query, if that system is built. */
export function declaredFor(around: Surroundings, duty: Duty): { system: string; evidence: Evidence | null } | null {
  for (const one of around.systems.values()) {
    const evidence = one.evidence?.[duty.id];
    if (evidence) return { system: one.id, evidence };
  }
  return around.systems.has(duty.system) ? { system: duty.system, evidence: null } : null;
}

/** The records behind a duty, as an SQL condition over `r`, and whether each must satisfy something. */
export function conditionOf(system: string, evidence: Evidence): { where: string; values: unknown[]; fails?: string } {
  const add = new Conditions();
  const where = whereOf(system, evidence, add);
  const fails = evidence.kind === 'always' ? `not coalesce((${evidence.satisfies}), false)` : undefined;
  return { where, values: add.values, fails };
}

function whereOf(system: string, evidence: Evidence, add: Conditions): string {
  const of = `r.system = ${add.value(system)}`;
  switch (evidence.kind) {
    case 'exists':
      return `${of} and r.state = any(${add.value(evidence.states)})`;
    case 'always':
      return `${of} and r.state = any(${add.value(evidence.states)})${evidence.where ? ` and (${evidence.where})` : ''}`;
    default:
      return `${of} and r.id in (select j.record from journal j where ${entered(system, evidence.state, add)})`;
  }
}

/** The journal's events `j` by which records of the system came into a state from another, or began in it. */
const entered = (system: string, state: string, add: Conditions): string =>
  `j.event->>'system' = ${add.value(system)} and j.event->>'to' = ${add.value(state)} and j.event->>'from' is distinct from j.event->>'to'`;

/** What the records say to one duty: how many answer it, how many fail it, on which days it was done. */
interface Answer {
  readonly id: string;
  readonly n: number;
  readonly bad: number;
  readonly days: readonly IsoDate[] | null;
}

function question(id: string, system: string, evidence: Evidence, add: Conditions): string {
  const name = `${add.value(id)}::text as id`;
  if (evidence.kind === 'exists' || evidence.kind === 'always') {
    const fails = evidence.kind === 'always' ? `not coalesce((${evidence.satisfies}), false)` : 'false';
    return `select ${name}, count(*)::int as n, count(*) filter (where ${fails})::int as bad, null::text[] as days from records r where ${whereOf(system, evidence, add)}`;
  }
  const about =
    evidence.kind === 'yearly' && evidence.about
      ? ` and r.facts->>${add.value(evidence.about)}::text = (left(d.day, 4)::int - 1)::text`
      : '';
  return `select ${name}, count(distinct r.id)::int as n, 0 as bad, array_agg(distinct d.day order by d.day) as days
    from journal j join records r on r.id = j.record
    cross join lateral (select to_char((j.event->>'at')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day) d
    where ${entered(system, evidence.state, add)}${about}`;
}

/** Every duty of the law with its status now, all asked of the records in one statement. */
export const dutyEvidence = (around: Surroundings): Promise<DutyEvidence[]> => answered(around, duties);

export async function evidenceOf(around: Surroundings, duty: Duty): Promise<DutyEvidence> {
  return (await answered(around, [duty]))[0] as DutyEvidence;
}

async function answered(around: Surroundings, asked: readonly Duty[]): Promise<DutyEvidence[]> {
  const add = new Conditions();
  const questions = asked.flatMap((duty) => {
    const found = duty.modality === 'principle' ? null : declaredFor(around, duty);
    return found?.evidence ? [question(duty.id, found.system, found.evidence, add)] : [];
  });
  const { rows } =
    questions.length > 0
      ? await around.pool.query<Answer>(questions.map((one) => `(${one})`).join(' union all '), add.values)
      : { rows: [] };
  const answers = new Map(rows.map((row) => [row.id, row]));
  return asked.map((duty) => statusOf(around, duty, answers.get(duty.id)));
}

function statusOf(around: Surroundings, duty: Duty, answer: Answer | undefined): DutyEvidence {
  const found = declaredFor(around, duty);
  const said = (status: DutyStatus, count: number, explanation: Label, failing?: number): DutyEvidence => ({
    id: duty.id,
    status,
    count,
    failing,
    system: duty.system,
    explanation,
  });
  if (duty.modality === 'principle')
    return said('principle', 0, label('原则性规定，不由软件认定', 'A principle, not for software to decide'));
  if (duty.id === '62.1' && !found) return article62(around, said);
  if (!found) return said('not-built', 0, label('由尚未建成的系统回答', 'Answered by a system not built yet'));
  const { evidence } = found;
  if (!evidence)
    return said('no-evidence', 0, label('系统已建成，尚未绑定证据', 'The system is built; no evidence is bound yet'));
  const { n = 0, bad = 0, days = null } = answer ?? {};
  const { shows } = evidence;
  const counted = (zh: string, en: string) =>
    shows ? label(`${zh}：${shows.zh}`, `${en}: ${shows.en}`) : label(zh, en);
  const standing = standingOf(around, evidence, days ?? []);
  if (standing) {
    const { zh, en } = standingText(standing, evidence.kind === 'everyInterval');
    return said(standing.status, n, counted(zh, en));
  }
  if (n === 0) return said('no-evidence', 0, counted('尚无记录', 'No records yet'));
  if (evidence.kind === 'always' && bad > 0)
    return evidence.else === 'overdue'
      ? said('overdue', n, counted(`${n}条记录中有${bad}条不符`, `${bad} of ${n} records do not comply`), bad)
      : said('no-evidence', n, counted(`${n}条记录中有${bad}条尚缺`, `still lacking in ${bad} of ${n} records`), bad);
  return said('met', n, counted(`${n}条记录为证`, `${n} records`));
}

/** How a duty with a time stands today; an interval that the city has set goes before the declared one. */
function standingOf(around: Surroundings, evidence: Evidence, days: readonly IsoDate[]): Standing | null {
  const on = today(around.now());
  if (evidence.kind === 'yearly') return standingByYear(days, evidence.from, evidence.to, on);
  if (evidence.kind !== 'everyInterval') return null;
  const set = around.settings[evidence.setting]?.value;
  return standingByInterval(days, typeof set === 'number' ? set : evidence.months, on);
}

function standingText({ status, by, last, missed }: Standing, again: boolean): Label {
  const before =
    missed > 0
      ? label(
          `；此前有${missed}次超过间隔`,
          `; ${missed} earlier ${missed === 1 ? 'interval was' : 'intervals were'} exceeded`,
        )
      : label('', '');
  const done = last ? label(`最近一次为${last}`, `last done on ${last}`) : label('尚无记录', 'no record of it yet');
  const time = {
    met: again ? label(`下一次不迟于${by}`, `next by ${by}`) : label(`期限为${by}`, `in time for ${by}`),
    due: again ? label(`应不迟于${by}再次完成`, `due again by ${by}`) : label(`应不迟于${by}完成`, `due by ${by}`),
    overdue:
      last && last > by
        ? label(`迟于期限${by}`, `later than ${by}`)
        : label(`期限为${by}，已逾期`, `overdue since ${by}`),
  }[status];
  return label(`${done.zh}，${time.zh}${before.zh}`, `${done.en}, ${time.en}${before.en}`);
}

/** Article 62: the report on the previous year's plan is due between 1 January and 30 June each year. */
function article62(
  around: Surroundings,
  said: (status: DutyStatus, count: number, explanation: Label) => DutyEvidence,
): DutyEvidence {
  const on = today(around.now());
  const year = on.slice(0, 4);
  const deadline = `${year}-06-30`;
  return on <= deadline
    ? said(
        'due',
        0,
        label(
          `${year}年报告应于${deadline}前发布；年度报告系统尚未建成`,
          `The ${year} report is due by ${deadline}; its system is not built yet`,
        ),
      )
    : said(
        'overdue',
        0,
        label(
          `${year}年报告已逾期（${deadline}）；平台内无发布记录，年度报告系统尚未建成`,
          `The ${year} report was due on ${deadline}; no publication is recorded here, and its system is not built yet`,
        ),
      );
}
