import { duties } from './duties.ts';
import { type Bilingual, citation } from './regulation.ts';

/** An interval or term that the law leaves open, as a setting that the city can change and confirm. */
export type IntervalSetting = {
  readonly key: string;
  readonly label: Bilingual;
  readonly source: Bilingual;
  readonly confirmed: boolean;
} & (
  | {
      readonly kind: 'integer';
      /** In months. */
      readonly value: number;
      readonly min: number;
      readonly max: number;
      readonly unit: Bilingual;
    }
  | { readonly kind: 'term'; readonly value: { readonly kind: 'working' | 'natural'; readonly days: number } }
);

/** What each open interval is about, by the duty it belongs to. */
const labels: Readonly<Record<string, Bilingual>> = {
  '7.2a': { zh: '产业发展计划的编制间隔', en: 'Interval at which the industry development plan is drawn up' },
  '21.3b': { zh: '多路线并行项目的考核间隔', en: 'Interval at which parallel routes are assessed' },
  '43.1b': { zh: '场景需求清单的发布间隔', en: 'Interval at which the scenario demand list is published' },
  '61.2a': { zh: '取得成效后宣传的期限', en: 'Term to publicise results once achieved' },
  '67.2c': { zh: '监测评估后调整产业政策的期限', en: 'Term to adjust policies after monitoring and assessment' },
};

/** The five intervals of the Regulation that no number stands for in it, with our defaults, none of them confirmed. */
export const intervalSettings: readonly IntervalSetting[] = duties.flatMap(({ id, time }): IntervalSetting[] => {
  if (time.kind !== 'regular' && time.kind !== 'prompt') return [];
  const label = labels[id];
  if (!label) throw new Error(`no label for the interval of duty ${id}`);
  const place = citation(id);
  const common = { key: time.setting, label, confirmed: time.confirmed };
  if (time.kind === 'prompt')
    return [{ ...common, kind: 'term', value: time.within, source: leftOpen(place, time.word, '期限', 'promptly') }];
  const source = time.inferredFrom
    ? {
        zh: `条例${place.zh}未规定间隔，按${citation(time.inferredFrom).zh}“年度计划”推定；数值为本平台暂定`,
        en: `${place.en} sets no interval; inferred from the “annual plan” of ${citation(time.inferredFrom).en}; a provisional value of this platform`,
      }
    : leftOpen(place, time.word ?? '', '间隔', 'regularly');
  return [
    { ...common, kind: 'integer', value: time.months, min: 1, max: 60, unit: { zh: '个月', en: 'months' }, source },
  ];
});

/** Where the law has only a word for it. */
function leftOpen(place: Bilingual, word: string, what: string, en: string): Bilingual {
  return {
    zh: `条例${place.zh}只说“${word}”，未规定${what}；数值为本平台暂定`,
    en: `${place.en} says “${word}” (${en}) and sets no number; a provisional value of this platform`,
  };
}
