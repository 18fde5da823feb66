import { type Interval, wilson } from '#engines/statistics/proportions.ts';
import type { City } from '#kernel/city.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { type SettingOf, settingInForce, settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { Point } from './facts.ts';

const source = label(
  '条例第七十一条没有规定怎样检验公众是否理解；本平台暂行做法',
  'Article 71 does not say how to tell whether the public understands; a working rule of this platform',
);
export const fewestQuestions: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'explanations.fewestQuestions',
  label: label('理解测试最少问题数', 'Fewest questions of a comprehension check'),
  value: 3,
  min: 1,
  max: 8,
  source,
  confirmed: false,
};
export const fewestReaders: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'explanations.fewestReaders',
  label: label('作出判断所需的最少作答人数', 'Readers needed before anything is concluded'),
  value: 30,
  min: 5,
  max: 10_000,
  source,
  confirmed: false,
};
export const leastShare: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'explanations.leastShare',
  label: label('读者答对的比例下限（%）', 'Least share of readers who answer right (%)'),
  value: 70,
  min: 1,
  max: 100,
  source,
  confirmed: false,
};

interface Question {
  readonly about: Point;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly wrong: Bilingual;
  readonly alsoWrong?: Bilingual;
}
export const questionsOf = ({ facts }: Pick<CaseRecord, 'facts'>): readonly Question[] =>
  (facts.questions ?? []) as readonly Question[];
/** What a reader may choose from, in the order of the characters, which says nothing of which is right. */
export const optionsOf = ({ answer, wrong, alsoWrong }: Question): readonly Bilingual[] =>
  [answer, wrong, ...(alsoWrong ? [alsoWrong] : [])].sort((a, b) => (a.zh < b.zh ? -1 : 1));

/** How many readers answered a question right, with the 95% score interval; null before anybody answered. */
export interface Share {
  readonly about: Point;
  readonly right: number;
  readonly of: number;
  readonly interval: Interval | null;
}
export interface Results {
  readonly readers: number;
  readonly shares: readonly Share[];
  /** What is asked for: the share in percent, and how many readers it takes to conclude anything. */
  readonly least: number;
  readonly fewest: number;
  /** Whether the source of both is confirmed. */
  readonly confirmed: boolean;
}

/** What the readers of an explanation answered so far. */
export async function resultsOf(city: City, check: CaseRecord): Promise<Results> {
  const rows = await city.query<{ n: number; answered: number; right: number }>(
    `select o.n::int, count(*)::int as answered, count(*) filter (where o.is_right)::int as right
     from comprehension_answers a, unnest(a.right_ones) with ordinality o(is_right, n) where a.check_id = $1 group by o.n`,
    [check.id],
  );
  const shares = questionsOf(check).map(({ about }, at): Share => {
    const { answered: of, right } = rows.find((row) => row.n === at + 1) ?? { answered: 0, right: 0 };
    return { about, right, of, interval: of === 0 ? null : wilson({ hits: right, of }, 1.96) };
  });
  return {
    readers: Math.max(0, ...shares.map((one) => one.of)),
    shares,
    least: settingValue(leastShare, city.settings),
    fewest: settingValue(fewestReaders, city.settings),
    confirmed: [leastShare, fewestReaders].every((one) => settingInForce(one, city.settings).confirmed),
  };
}

/**
 * The points that readers do not understand: enough of them have answered, and even the upper end of the interval lies
 * below the share asked for, so that chance alone does not explain it.
 */
export const notUnderstood = ({ readers, shares, least, fewest }: Results): readonly Point[] =>
  readers < fewest
    ? []
    : [...new Set(shares.filter((one) => one.interval && one.interval.high < least / 100).map((one) => one.about))];

/** Keeps what one reader answered, by question, and asks the firm to improve what readers turn out not to understand. */
export async function keepAnswers(
  city: City,
  check: CaseRecord,
  reader: string,
  right: readonly boolean[],
): Promise<Results> {
  await city.query(
    `insert into comprehension_answers (check_id, reader, right_ones, on_day)
     values ($1, $2, $3, ($4::timestamptz at time zone 'Asia/Shanghai')::date) on conflict do nothing`,
    [check.id, reader, right, city.now()],
  );
  const results = await resultsOf(city, check);
  const points = notUnderstood(results);
  if (check.state === 'answering' && points.length > 0)
    await city.move(
      'comprehension-checks',
      check.id,
      'askImprovement',
      { notUnderstood: points },
      { key: `improve-${check.id}` },
    );
  return results;
}
