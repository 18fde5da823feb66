import { poissonFrom } from '#engines/statistics/poisson.ts';
import { prohibitedActs } from '#families/prohibitedActs.ts';
import { effect } from '#kernel/effects.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import { raiseWarning } from './raise.ts';

/** How improbable a number of reports must be by chance to count as a cluster. */
export const clusterAlpha: SettingOf<'decimal'> = {
  kind: 'decimal',
  key: 'warnings.clusterAlpha',
  label: { zh: '举报聚集的误报概率', en: 'Chance of a false alarm of clustered reports' },
  value: '0.01',
  min: 0.000_1,
  max: 0.2,
  source: { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' },
  confirmed: false,
};
const [days, daysBefore] = [30, 335];

interface Alike {
  readonly act: string;
  readonly n: number;
  readonly before: number;
}
/** How probable so many reports within thirty days are by chance, by the rate of the eleven months before (Poisson). */
export const chanceOf = ({ n, before }: Pick<Alike, 'n' | 'before'>): number =>
  // Half a report is added, so that a product nobody reported before has a rate as well.
  poissonFrom(n, ((before + 0.5) / daysBefore) * days);

/** Reports alike about one product, more than chance gives, raise a warning by their number; who reported is not asked. */
export const warnsOfACluster = effect({
  name: 'warnings.cluster',
  payload: ({ facts }) => (typeof facts.product === 'string' ? { product: facts.product } : null),
  async run({ product }, city) {
    const alike = ((await city.ask('violation-reports.alike', 'products', String(product))) ?? []) as readonly Alike[];
    for (const one of alike) {
      if (chanceOf(one) > Number(settingValue(clusterAlpha, city.settings))) continue;
      const act = prohibitedActs[one.act as keyof typeof prohibitedActs] ?? {
        zh: '违反行业规范',
        en: 'A breach of a norm',
      };
      await raiseWarning(city, {
        product: String(product),
        cause: { reports: one.act },
        signs: { similarReports: one.n },
        what: {
          zh: `${days}日内有${one.n}件举报反映同类问题（${act.zh}），明显多于平时。`,
          en: `${one.n} reports within ${days} days tell of the same kind of problem (${act.en}), far more than usual.`,
        },
        key: `reports-${product}-${one.act}-${one.n}-${one.before}`,
      });
    }
  },
});
