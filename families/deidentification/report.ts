import type { Criterion } from '#engines/anonymity/criteria.ts';
import type { Risks } from '#engines/anonymity/risk.ts';
import type { Change } from './changes.ts';
import type { Deidentified, Request, Verified } from './deidentify.ts';

export interface Evidence {
  readonly file: string;
  readonly sha256: string;
  readonly outSha256: string;
  readonly request: Request;
  readonly changes?: readonly Change[];
  readonly done: Deidentified;
  readonly verified: Verified;
}

/**
 * The evidence report of a de-identification as one page of HTML without scripts, Chinese first: what was asked for, what
 * was found and why nothing is better, what verification counted, the risks before and after. It follows the steps of
 * GB/T 37964; the grade after GB/T 42460 rests on a threshold that is a setting, its source to be confirmed.
 */
export function evidenceReport({ file, sha256, outSha256, request, changes = [], done, verified }: Evidence): string {
  const { source, goal, threshold } = request;
  const passed = verified.breaches.length === 0;
  const grade = gradeOf(verified.after, threshold);
  const sections = [
    section('目标', 'Goal', [
      ['源文件 | source', `${escaped(file)}<br><code>${sha256}</code>`],
      ['准标识符 | quasi-identifiers', source.hierarchies.map(({ attribute }) => escaped(attribute)).join('、')],
      ['敏感属性 | sensitive attributes', source.sensitive.map(escaped).join('、') || '—'],
      ['原样保留 | kept', source.kept.map(escaped).join('、') || '—'],
      ['列的处理 | columns changed', changes.map(changeText).join('；') || '—'],
      ['要求 | criteria', goal.criteria.map((one) => criterionText(one, source.sensitive)).join('；')],
      ['可抑制比例 | suppression allowed', percent(goal.suppression)],
      ['度量 | metric', goal.metric],
    ]),
    section('方案', 'Solution', [
      [
        '泛化层级 | levels',
        source.hierarchies.map(({ attribute }, at) => `${escaped(attribute)} ${done.solution.levels[at]}`).join('，'),
      ],
      ['得分 | score', String(done.solution.score)],
      ['局部重编码轮次 | rounds of local recoding', String(done.release.schemes.length - 1)],
      ['等价类 | classes', String(verified.after.classes)],
      ['抑制行数 | rows suppressed', `${done.release.suppressed} / ${done.rows}`],
      [
        '最优性 | optimality',
        `格中 ${done.certificate.nodes} 个节点：${done.certificate.checked.length} 个可行、${done.certificate.failing.length} 个不可行已核查，其余由界限或者单调性排除 | of ${done.certificate.nodes} nodes ${done.certificate.checked.length} fit and ${done.certificate.failing.length} fail when checked; the rest are ruled out by bounds or monotonicity`,
      ],
      ['输出 | output', `<code>${outSha256}</code>`],
    ]),
    section('复核', 'Verification', [
      [
        '结论 | result',
        passed
          ? '✔ 每个等价类均符合要求 | every class meets the criteria'
          : `✖ ${verified.breaches.length} 个等价类不符 | ${verified.breaches.length} classes do not`,
      ],
      ['最小等价类 | smallest class', String(verified.after.smallestClass)],
      [
        'GB/T 42460 分级 | grade',
        `${grade.zh} | ${grade.en}（门限 | threshold ${threshold}，来源待确认 | source to be confirmed）`,
      ],
    ]),
    risks(done.before, verified.after),
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>去标识化证据报告 | Evidence report</title><style>body{font:16px/1.6 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1f2328}table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{border-top:1px solid #d0d7de;padding:.4rem .6rem;text-align:left;vertical-align:top}th{width:16rem;font-weight:600}code{word-break:break-all;font-size:.85em}h2{font-size:1.1rem}</style></head><body><h1>去标识化证据报告 <small lang="en">Evidence report of a de-identification</small></h1><p>${passed ? '✔' : '✖'} 条例第三十三条第二款 | Article 33(2)</p>${sections.join('')}</body></html>\n`;
}

const section = (zh: string, en: string, rows: readonly (readonly [string, string])[]): string =>
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

/** GB/T 42460 names four grades: direct identifiers; none but a risk at or above the threshold; below it; aggregates. */
function gradeOf({ prosecutor }: Risks, threshold: number): { zh: string; en: string } {
  return prosecutor.highest > threshold ? { zh: '2级', en: 'grade 2' } : { zh: '3级', en: 'grade 3' };
}

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
