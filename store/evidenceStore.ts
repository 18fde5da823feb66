import { addDays, today } from '#kernel/dates.ts';
import type { DutyStatus, Evidence } from '#kernel/evidence.ts';
import { type Label, label } from '#kernel/label.ts';
import { type Duty, duties } from '#law/duties.ts';
import type { Surroundings } from './perform.ts';

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
  if (evidence.kind === 'exists')
    return { where: 'r.system = $1 and r.state = any($2)', values: [system, evidence.states] };
  if (evidence.kind === 'always')
    return {
      where: `r.system = $1 and r.state = any($2)${evidence.where ? ` and (${evidence.where})` : ''}`,
      values: [system, evidence.states],
      fails: `not coalesce((${evidence.satisfies}), false)`,
    };
  return { where: 'r.system = $1 and r.state = $2', values: [system, evidence.state] };
}

/** Every duty of the law with its status now, each computed from records. */
export async function dutyEvidence(around: Surroundings): Promise<DutyEvidence[]> {
  return Promise.all(duties.map((duty) => evidenceOf(around, duty)));
}

export async function evidenceOf(around: Surroundings, duty: Duty): Promise<DutyEvidence> {
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
  if (!found.evidence)
    return said('no-evidence', 0, label('系统已建成，尚未绑定证据', 'The system is built; no evidence is bound yet'));
  const { where, values, fails } = conditionOf(found.system, found.evidence);
  const { rows } = await around.pool.query<{ n: number; bad: number; last: string | null }>(
    `select count(*)::int as n, count(*) filter (where ${fails ?? 'false'})::int as bad, max(r.updated_at) as last from records r where ${where}`,
    values,
  );
  const { n = 0, bad = 0, last = null } = rows[0] ?? {};
  const { shows } = found.evidence;
  const counted = (zh: string, en: string) =>
    shows ? label(`${zh}：${shows.zh}`, `${en}: ${shows.en}`) : label(zh, en);
  if (n === 0) return said('no-evidence', 0, counted('尚无记录', 'No records yet'));
  if (found.evidence.kind === 'always' && bad > 0)
    return found.evidence.else === 'overdue'
      ? said('overdue', n, counted(`${n}条记录中有${bad}条不符`, `${bad} of ${n} records do not comply`), bad)
      : said('no-evidence', n, counted(`${n}条记录中有${bad}条尚缺`, `still lacking in ${bad} of ${n} records`), bad);
  if (found.evidence.kind === 'everyInterval') {
    const set = around.settings[found.evidence.setting]?.value;
    const months = typeof set === 'number' ? set : found.evidence.months;
    const due = addDays(today(new Date(last ?? 0)), Math.round(months * 30.44));
    if (due < today(around.now()))
      return said('overdue', n, label(`最近一次之后应于${due}前再次完成`, `due again by ${due}`));
  }
  return said('met', n, counted(`${n}条记录为证`, `${n} records`));
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
