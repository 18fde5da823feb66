import type { Criterion } from '#engines/anonymity/criteria.ts';
import type { Risks } from '#engines/anonymity/risk.ts';
import type { Goal } from '#engines/anonymity/search.ts';
import type { Label } from '#kernel/label.ts';
import type { Change } from './changes.ts';
import type { Deidentified, Request, Verified } from './deidentify.ts';

/** What an evidence report tells; every text comes as it is and is escaped here. */
export interface Evidence {
  readonly file: string;
  readonly sha256: string;
  readonly outSha256: string;
  readonly columns: {
    readonly quasi: readonly { readonly name: string; readonly level: number; readonly top: number }[];
    readonly sensitive: readonly string[];
    readonly kept: readonly string[];
    readonly removed?: readonly string[];
    readonly changes?: readonly Change[];
  };
  readonly goal: Goal;
  readonly threshold: number;
  readonly rows: number;
  readonly suppressed: number;
  readonly rounds: number;
  /** The metric's value of the chosen node. */
  readonly score: number;
  /** How the whole lattice was decided. */
  readonly search: { readonly nodes: number; readonly checked: number; readonly best: number };
  readonly breaches: number;
  readonly before: Risks;
  readonly after: Risks;
  /** Together with earlier releases of the same people; absent where there are none. */
  readonly joint?: { readonly releases: number; readonly rows: number | null };
  /** The steps of GB/T 37964 as they were taken: who, when, why. */
  readonly process?: readonly {
    readonly step: Label;
    readonly who: string;
    readonly at: string;
    readonly note?: string;
  }[];
  readonly settings?: readonly {
    readonly label: Label;
    readonly value: string;
    readonly source: Label;
    readonly confirmed: boolean;
  }[];
}

/** What a run of `deidentify` and `verifyRelease` gives as evidence. */
export function evidenceOfRun(
  files: Pick<Evidence, 'file' | 'sha256' | 'outSha256'>,
  { source, goal, threshold }: Request,
  { rows, solution, certificate, release, before }: Deidentified,
  { breaches, after }: Verified,
  changes: readonly Change[] = [],
): Evidence {
  return {
    ...files,
    columns: {
      quasi: source.hierarchies.map(({ attribute, levels }, at) => ({
        name: attribute,
        level: solution.levels[at] as number,
        top: levels.length - 1,
      })),
      sensitive: source.sensitive,
      kept: source.kept,
      changes,
    },
    goal,
    threshold,
    rows,
    suppressed: release.suppressed,
    rounds: release.schemes.length - 1,
    score: solution.score,
    search: {
      nodes: certificate.nodes,
      checked: certificate.checked.length + certificate.failing.length,
      best: solution.score,
    },
    breaches: breaches.length,
    before,
    after,
  };
}

/**
 * The evidence report of a de-identification as one page of HTML without scripts, Chinese first: what was asked for, what
 * was found, what verification counted, the risks before and after, and the steps of GB/T 37964 with who took them. The
 * grade after GB/T 42460 rests on a threshold that is a setting, its source to be confirmed.
 */
export function evidenceReport(evidence: Evidence): string {
  const { columns, goal, breaches, after, threshold, search, joint } = evidence;
  const passed = breaches === 0;
  const grade = gradeTexts[gradeOf(after, threshold)];
  const names = (list: readonly string[]) => list.map(escaped).join('、') || '—';
  const sections = [
    section('目标', 'Goal', [
      ['源文件 | source', `${escaped(evidence.file)}<br><code>${escaped(evidence.sha256)}</code>`],
      ...(columns.removed
        ? [['直接标识符（删除） | direct identifiers, removed', names(columns.removed)] as const]
        : []),
      ['准标识符 | quasi-identifiers', names(columns.quasi.map(({ name }) => name))],
      ['敏感属性 | sensitive attributes', names(columns.sensitive)],
      ['原样保留 | kept', names(columns.kept)],
      ['列的处理 | columns changed', columns.changes?.map(changeText).join('；') || '—'],
      ['要求 | criteria', goal.criteria.map((one) => criterionText(one, columns.sensitive)).join('；')],
      ['可抑制比例 | suppression allowed', percent(goal.suppression)],
      ['度量 | metric', goal.metric],
    ]),
    section('方案', 'Solution', [
      ['泛化层级 | levels', columns.quasi.map(({ name, level, top }) => `${escaped(name)} ${level}/${top}`).join('，')],
      ['得分 | score', String(evidence.score)],
      ['局部重编码轮次 | rounds of local recoding', String(evidence.rounds)],
      ['等价类 | classes', String(after.classes)],
      ['抑制行数 | rows suppressed', `${evidence.suppressed} / ${evidence.rows}`],
      [
        '最优性 | optimality',
        `格中 ${search.nodes} 个节点：${search.checked} 个已核查，其余由界限或者单调性排除；最优得分 ${search.best} | of ${search.nodes} nodes ${search.checked} were checked, the rest are ruled out by bounds or monotonicity; the best score is ${search.best}`,
      ],
      ['输出 | output', `<code>${escaped(evidence.outSha256)}</code>`],
    ]),
    section('复核', 'Verification', [
      [
        '结论 | result',
        passed
          ? '✔ 每个等价类均符合要求 | every class meets the criteria'
          : `✖ ${breaches} 个等价类不符 | ${breaches} classes do not`,
      ],
      ['最小等价类 | smallest class', String(after.smallestClass)],
      ...(joint
        ? [
            [
              '与以往发布合并 | together with earlier releases',
              joint.rows === null
                ? `${joint.releases} 次以往发布，无共同人群 | ${joint.releases} earlier, nobody in common`
                : `${joint.releases} 次以往发布，最小人群 ${joint.rows} 人 | ${joint.releases} earlier, smallest group ${joint.rows}`,
            ] as const,
          ]
        : []),
      [
        'GB/T 42460 分级 | grade',
        `${grade.zh} | ${grade.en}（门限 | threshold ${threshold}，来源待确认 | source to be confirmed）`,
      ],
    ]),
    risks(evidence.before, after),
    ...(evidence.process ? [steps(evidence.process)] : []),
    ...(evidence.settings ? [thresholds(evidence.settings)] : []),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>去标识化证据报告 | Evidence report</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1f2328}table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{border-top:1px solid #d0d7de;padding:.4rem .6rem;text-align:left;vertical-align:top}th[scope=row]{width:16rem;font-weight:600}code{word-break:break-all;font-size:.85em}h2{font-size:1.1rem}</style></head><body><h1>去标识化证据报告 <small lang="en">Evidence report of a de-identification</small></h1><p>${passed ? '✔' : '✖'} 条例第三十三条第二款 | Article 33(2)</p>${sections.join('')}</body></html>\n`;
}

type Row = readonly [name: string, value: string];
const section = (zh: string, en: string, rows: readonly Row[]): string =>
  `<h2>${zh} <span lang="en">${en}</span></h2><table>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join('')}</table>`;

function risks(before: Risks, after: Risks): string {
  const row = (name: string, of: (risks: Risks) => number) =>
    `<tr><th scope="row">${name}</th><td>${percent(of(before))}</td><td>${percent(of(after))}</td></tr>`;
  return `<h2>重标识风险 <span lang="en">Risk of re-identification</span></h2><table><tr><th></th><th scope="col">此前 | before</th><th scope="col">此后 | after</th></tr>${[
    row('检察者，最高 | prosecutor, highest', (one) => one.prosecutor.highest),
    row('检察者，平均 | prosecutor, average', (one) => one.prosecutor.average),
    row('记者，最高 | journalist, highest', (one) => one.journalist.highest),
    row('营销者 | marketer', (one) => one.marketer),
    row('超过门限的行 | rows above the threshold', (one) => one.prosecutor.above),
    row('样本唯一 | sample uniques', (one) => one.sampleUniques),
    row('总体唯一（估计） | population uniques, estimated', (one) => one.populationUniques),
  ].join('')}</table>`;
}

const steps = (process: NonNullable<Evidence['process']>): string =>
  `<h2>过程（GB/T 37964） <span lang="en">Process</span></h2><table>${process
    .map(
      ({ step, who, at, note }) =>
        `<tr><th scope="row">${escaped(step.zh)} | ${escaped(step.en)}</th><td>${escaped(who)}</td><td>${escaped(at)}</td><td>${escaped(note ?? '')}</td></tr>`,
    )
    .join('')}</table>`;

const thresholds = (settings: NonNullable<Evidence['settings']>): string =>
  section(
    '所依取值',
    'Values it rests on',
    settings.map(({ label, value, source, confirmed }) => [
      `${escaped(label.zh)} | ${escaped(label.en)}`,
      `${escaped(value)}<br>${escaped(source.zh)} | ${escaped(source.en)}${confirmed ? '' : '（来源待确认 | source to be confirmed）'}`,
    ]),
  );

/** GB/T 42460 names four grades: direct identifiers; none but a risk above the threshold; at most that; aggregates. */
export const gradeOf = ({ prosecutor }: Risks, threshold: number): '2' | '3' =>
  prosecutor.highest > threshold ? '2' : '3';
const gradeTexts = { '2': { zh: '2级', en: 'grade 2' }, '3': { zh: '3级', en: 'grade 3' } } as const;

function criterionText(criterion: Criterion, sensitive: readonly string[]): string {
  if (criterion.kind === 'k-anonymity') return `k = ${criterion.k}`;
  const name = escaped(sensitive[criterion.of] ?? '');
  if (criterion.kind === 't-closeness')
    return `t = ${criterion.t}（${name}，${typeof criterion.distance === 'string' ? criterion.distance : 'hierarchy'}）`;
  if (criterion.kind === 'recursive-l') return `recursive (${criterion.c}, ${criterion.l})（${name}）`;
  return `${criterion.kind} = ${criterion.l}（${name}）`;
}

function changeText(change: Change): string {
  const name = escaped(change.column);
  switch (change.kind) {
    case 'pseudonym':
      return `${name}：假名，HMAC-${change.hash} | pseudonyms`;
    case 'reversible':
      return `${name}：可凭封存密钥还原的假名 | pseudonyms that the sealed key turns back`;
    case 'mask':
      return `${name}：遮蔽 | masked (${change.as})`;
    case 'bounds':
      return `${name}：${change.bounds.bottom ?? '−∞'} … ${change.bounds.top ?? '∞'} 之外按界限 | beyond as the bound`;
    case 'noise':
      return `${name}：离散拉普拉斯噪声，尺度 ${change.scale.part}/${change.scale.of} | discrete Laplace noise of this scale`;
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.01 && share > 0 ? 4 : 2)}%`;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
