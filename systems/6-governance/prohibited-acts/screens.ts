import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { type Readable, Transform } from 'node:stream';
import { assessFairness } from '#engines/fairness/assess.ts';
import { Tally } from '#engines/fairness/tally.ts';
import { checkLabel } from '#engines/labels/check.ts';
import { findPersonalData } from '#engines/personalData/find.ts';
import type { PricePair } from '#engines/pricing/pairedAudit.ts';
import { auditPrices } from '#engines/pricing/pairedAudit.ts';
import { csvCell, csvRows, Unreadable } from '#families/csvRows.ts';
import { decideBy } from '#families/rules/decide.ts';
import { criteria } from '#families/rules/tableFacts.ts';
import type { Files } from '#kernel/city.ts';
import type { FileReference } from '#kernel/fields/field.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { faultText, providerCodeFault } from './words.ts';

export interface ScreenRow {
  readonly subject: string;
  readonly measure: string;
  readonly value: string;
  readonly low?: string;
  readonly high?: string;
  readonly finding?: string;
}
export interface Screened {
  readonly verdict: 'fails' | 'passes' | 'inconclusive' | 'documentary' | 'tampered';
  readonly results: readonly ScreenRow[];
}
type Facts = Readonly<Record<string, unknown>>;
const rowsAtMost = 500;
/** A chance; one too small to be written out is said to be so. */
const chance = (p: number): string => (p < 0.0001 ? '< 0.0001' : figure(p));
const figure = (value: number): string => String(Math.round(value * 10_000) / 10_000);

/**
 * Runs the screen that the rules in force name for an act over its evidence, in pieces; a file that is no longer what
 * was locked ends it.
 */
export async function screen(facts: Facts, files: Files, rules: RulesInForce): Promise<Screened> {
  const evidence = (facts.evidence ?? []) as readonly FileReference[];
  const tampered: FileReference[] = [];
  for (const one of evidence) if ((await digestOf(files.read(one.sha256))) !== one.sha256) tampered.push(one);
  if (tampered.length > 0)
    return {
      verdict: 'tampered',
      results: tampered.map((one) => ({ subject: one.name, measure: 'SHA-256', value: one.sha256 })),
    };
  switch (decideBy('prohibited-act-screens', 'screen', { act: facts.act }, rules).value) {
    case 'fairness':
      return fairness(facts, evidence, files);
    case 'prices':
      return prices(facts, evidence, files);
    case 'personal-data':
      return personalData(evidence, files);
    case 'labels':
      return labels(evidence, files);
    default:
      return { verdict: 'documentary', results: [] };
  }
}

/** A number that the screen needs, whether or not the rules in force asked for it beforehand. */
function criterion(facts: Facts, name: keyof typeof criteria): number {
  const { zh, en } = criteria[name];
  if (facts[name] === undefined) throw new Unreadable(`未定明：${zh}`, `not fixed beforehand: ${en}`);
  return Number(facts[name]);
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** The rows of every CSV among the evidence, one at a time. */
async function* rowsOf(evidence: readonly FileReference[], files: Files) {
  for (const file of evidence) if (file.type === 'text/plain') yield* csvRows(file, files);
}

async function fairness(facts: Facts, evidence: readonly FileReference[], files: Files): Promise<Screened> {
  const attributes = String(facts.attributes)
    .split(/[,，]/u)
    .map((one) => one.trim())
    .filter(Boolean);
  const tally = new Tally(attributes);
  for await (const row of rowsOf(evidence, files))
    tally.add(
      attributes.map((name) => csvCell(row, name)),
      csvCell(row, String(facts.outcome)) === facts.favourable,
    );
  const comparisons = assessFairness(tally.table(), {
    ratioLine: criterion(facts, 'ratioLine'),
    smallestGroup: criterion(facts, 'smallestGroup'),
    confidence: criterion(facts, 'confidence'),
  });
  const results = comparisons.flatMap(({ attributes: set, groups, small }): ScreenRow[] => [
    ...groups.map((one) => ({
      subject: set.map((name, at) => `${name}=${one.values[at]}`).join(' & '),
      measure: one.ratio ? '有利率之比 | ratio of favourable rates' : '有利率（基准组） | rate (reference group)',
      value: `${figure(one.ratio?.value ?? one.rate)}  (${one.hits}/${one.of})`,
      low: figure((one.ratio?.interval ?? one.interval).low),
      high: figure((one.ratio?.interval ?? one.interval).high),
      finding: one.finding && findingText[one.finding],
    })),
    ...small.map((one) => ({
      subject: set.map((name, at) => `${name}=${one.values[at]}`).join(' & '),
      measure: '例数过少，依规则不计 | too few, left out by rule',
      value: String(one.of),
    })),
  ]);
  const found = comparisons.map((one) => one.finding);
  const compared = found.some((one) => one !== 'nothing to compare');
  const verdict = found.includes('falls short')
    ? 'fails'
    : !compared || found.includes('inconclusive')
      ? 'inconclusive'
      : 'passes';
  return { verdict, results: results.slice(0, rowsAtMost) };
}
const findingText = {
  meets: '达到 | meets the line',
  'falls short': '低于下限 | falls short',
  inconclusive: '区间跨越下限，不能判定 | the interval crosses the line',
} as const;

async function prices(facts: Facts, evidence: readonly FileReference[], files: Files): Promise<Screened> {
  const pairs: PricePair[] = [];
  for await (const row of rowsOf(evidence, files)) {
    if (pairs.length >= 100_000) throw new Unreadable('配对超过10万', 'more than 100,000 pairs');
    pairs.push({
      item: csvCell(row, 'item'),
      priceA: fen(csvCell(row, 'priceA')),
      priceB: fen(csvCell(row, 'priceB')),
      minutesApart: Number(csvCell(row, 'minutesApart')),
      sameConditions: /^(?:yes|true|1|是)$/iu.test(csvCell(row, 'sameConditions')),
      couponA: row.couponA ?? '',
      couponB: row.couponB ?? '',
    });
  }
  const result = auditPrices(pairs, {
    pairsAtLeast: criterion(facts, 'pairsAtLeast'),
    minutesApartAtMost: criterion(facts, 'minutesApart'),
    alpha: 1 - criterion(facts, 'confidence'),
    shareOfNoAccount: criterion(facts, 'shareOfNoAccount'),
    seed: criterion(facts, 'seed'),
  });
  const why = Object.groupBy(result.excluded, (one) => one.why);
  const share = (value: { value: number; interval: { low: number; high: number } }) => ({
    value: figure(value.value),
    low: figure(value.interval.low),
    high: figure(value.interval.high),
  });
  return {
    verdict: result.verdict === 'difference' ? 'fails' : result.verdict === 'no difference' ? 'passes' : 'inconclusive',
    results: [
      { subject: '配对 | pairs', measure: '计入 | admitted', value: `${result.pairs}/${pairs.length}` },
      ...Object.entries(why).map(([reason, list]) => ({
        subject: '配对 | pairs',
        measure: `排除：${excludedText[reason] ?? reason}`,
        value: String(list?.length ?? 0),
      })),
      { subject: '账号 B 付得更多 | account B pays more', measure: '占比 | share', ...share(result.shareBMore) },
      { subject: '价格不同 | prices differ', measure: '占比 | share', ...share(result.shareUnequal) },
      { subject: '(B−A)/A', measure: '中位数 | median', value: figure(result.medianDifference) },
      { subject: '符号检验 | sign test', measure: 'p（精确） | p (exact)', value: chance(result.signP) },
      {
        subject: '置换检验 | permutation test',
        measure: result.permutation.exact
          ? `p（全部${result.permutation.arrangements}种） | p (all ${result.permutation.arrangements})`
          : `p（抽样${result.permutation.arrangements}次） | p (${result.permutation.arrangements} sampled)`,
        value: chance(result.permutation.p),
      },
    ],
  };
}
const excludedText: Readonly<Record<string, string>> = {
  'too far apart': '间隔过长 | too far apart',
  'other conditions': '条件不同 | other conditions',
  'other coupon': '优惠券不同 | other coupon',
  'not a price': '不是价格 | not a price',
};
/** 分 from a price in 元; NaN where it is none, which the audit excludes by name. */
const fen = (text: string): number =>
  /^\d{1,9}(?:\.\d{1,2})?$/u.test(text) ? Math.round(Number(text) * 100) : Number.NaN;

async function personalData(evidence: readonly FileReference[], files: Files): Promise<Screened> {
  const counts = new Map<string, number>();
  for (const file of evidence) {
    if (file.type !== 'text/plain') continue;
    for await (const line of createInterface({
      input: files.read(file.sha256).pipe(cutLongLines()),
      crlfDelay: Number.POSITIVE_INFINITY,
    }))
      for (const one of findPersonalData(line)) {
        const key = JSON.stringify([file.name, one.kind]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  const results = [...counts].map(([key, count]) => {
    const [subject = '', measure = ''] = JSON.parse(key) as string[];
    return { subject, measure, value: String(count), finding: '含个人信息 | personal data' };
  });
  return { verdict: results.length > 0 ? 'fails' : 'passes', results: results.slice(0, rowsAtMost) };
}
/** Breaks lines that have no end, so that one of a gigabyte is not held whole. */
const cutLongLines = (): Transform => {
  let since = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      since = chunk.includes(10) ? 0 : since + chunk.length;
      const cut = since > 1_000_000;
      if (cut) since = 0;
      done(null, cut ? Buffer.concat([chunk, Buffer.from('\n')]) : chunk);
    },
  });
};

async function labels(evidence: readonly FileReference[], files: Files): Promise<Screened> {
  const results: ScreenRow[] = [];
  let faulty = 0;
  for (const file of evidence) {
    const report = await checkLabel(
      { size: file.size, read: (from, to) => files.slice(file.sha256, from, to) },
      providerCodeFault,
    );
    if (report.faults.length > 0) faulty++;
    results.push({
      subject: file.name,
      measure: report.container ?? '—',
      value: report.label
        ? `${report.label.Label ?? ''} ${report.label.ContentProducer ?? ''}`.trim() || '—'
        : '无标识 | no label',
      finding:
        report.faults.length === 0
          ? '符合 | complies'
          : report.faults
              .map((one) => faultText(one))
              .join('；')
              .slice(0, 200),
    });
  }
  const verdict = evidence.length === 0 ? 'inconclusive' : faulty > 0 ? 'fails' : 'passes';
  return { verdict, results: results.slice(0, rowsAtMost) };
}
