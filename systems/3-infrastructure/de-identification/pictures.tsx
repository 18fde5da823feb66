import { useLanguage } from '#ui/language.tsx';
import { becomes } from './becomes.ts';
import { Chart, type Colours } from './chart.tsx';
import { type Choice, type FindingsView, mayBeChosen, percent } from './views.ts';

interface Shown {
  readonly searched: NonNullable<FindingsView['searched']>;
  readonly picked: string;
  readonly smallestJoint: number;
  onPick(key: string): void;
}
type Standing = 'open' | 'joint' | 'fails';
const standingOf = (one: Choice, smallestJoint: number): Standing =>
  mayBeChosen(one, smallestJoint) ? 'open' : one.fits ? 'joint' : 'fails';

/** Told apart by shape as well as by colour. */
const symbols = { open: 'circle', joint: 'triangle', fails: 'emptyCircle' } as const;
const colourOf = (standing: Standing, { primary, warn, quiet }: Colours): string =>
  ({ open: primary, joint: warn, fails: quiet })[standing];

function useWords({ searched, smallestJoint }: Shown) {
  const { t } = useLanguage();
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    t,
    names: {
      open: t('可选', 'May be chosen'),
      joint: t('与以往发布合并后人群过小', 'Too small together with earlier releases'),
      fails: t('未达到目标', 'Does not reach the goal'),
    },
    /** What hovering over a candidate says. */
    tip: (one: Choice) =>
      [
        `<strong>${one.key}</strong>`,
        ...becomes(one, searched, t).map(({ column, text }) => `${escaped(column)}：${escaped(text)}`),
        `${t('信息损失', 'Loss')} ${one.loss.toFixed(4)} · ${t('平均风险', 'Average risk')} ${percent(one.risks.prosecutor.average)} · ${t('抑制', 'Suppressed')} ${percent(one.suppressed / searched.rows)}`,
        ...(standingOf(one, smallestJoint) === 'joint'
          ? [t(`合并后最小人群${one.joint}人`, `Smallest group together: ${one.joint}`)]
          : []),
      ].join('<br>'),
  };
}
const sizeOf = (one: Choice, { picked, searched }: Shown): number =>
  one.key === picked ? 20 : one.key === searched.best.levels.join(' ') ? 14 : 8;
const ringOf = (one: Choice, { picked }: Shown, { ink }: Colours) =>
  one.key === picked ? { borderColor: ink, borderWidth: 2.5 } : {};
const standings: readonly Standing[] = ['open', 'joint', 'fails'];

/** What the shapes mean; the chart's own legend would lie over its points on a phone. */
function Legend({ names }: { names: Readonly<Record<Standing, string>> }) {
  const signs = { open: '●', joint: '▲', fails: '○' } as const;
  return (
    <p className="deid-legend">
      {standings.map((one) => (
        <span key={one} className={`deid-${one}`}>
          <span aria-hidden="true">{signs[one]}</span> {names[one]}
        </span>
      ))}
    </p>
  );
}

/** Candidates by the average risk of a row and by what stays useful. */
export function RiskPicture(shown: Shown) {
  const { t, names, tip } = useWords(shown);
  const { searched, smallestJoint, picked, onPick } = shown;
  const released = searched.candidates.filter(({ risks }) => risks.rows > 0);
  const of = (standing: Standing) => released.filter((one) => standingOf(one, smallestJoint) === standing);
  const present = standings.filter((one) => of(one).length > 0);
  return (
    <>
      <Legend names={names} />
      <Chart
        height={380}
        onPick={onPick}
        label={t(
          `${released.length}个方案：横轴为平均风险，纵轴为可用性（1减信息损失）；所选为${picked}。下表列出同样的数值。`,
          `${released.length} candidates by average risk and utility (1 less loss); ${picked} is picked. The table below has the same figures.`,
        )}
        option={(colours) => ({
          grid: { left: 8, right: 16, top: 28, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
          tooltip: { trigger: 'item', confine: true, formatter: ({ data }: { data: { tip: string } }) => data.tip },
          xAxis: {
            type: 'value',
            name: t('平均风险', 'Average risk'),
            nameLocation: 'middle',
            nameGap: 28,
            scale: true,
            axisLabel: { color: colours.ink, formatter: (value: number) => percent(value) },
            splitLine: { lineStyle: { color: colours.line } },
          },
          yAxis: {
            type: 'value',
            name: t('可用性', 'Utility'),
            scale: true,
            axisLabel: { color: colours.ink },
            splitLine: { lineStyle: { color: colours.line } },
          },
          series: present.map((standing) => ({
            name: names[standing],
            type: 'scatter',
            symbol: symbols[standing],
            itemStyle: { color: colourOf(standing, colours), opacity: 0.85 },
            color: colourOf(standing, colours),
            data: of(standing).map((one) => ({
              id: one.key,
              tip: tip(one),
              value: [one.risks.prosecutor.average, 1 - one.loss],
              symbolSize: sizeOf(one, shown),
              itemStyle: ringOf(one, shown, colours),
            })),
          })),
        })}
      />
    </>
  );
}

/** Candidates as nodes of the lattice: from the values as they are, below, to what says least, above. */
export function LatticePicture(shown: Shown) {
  const { t, names, tip } = useWords(shown);
  const { searched, smallestJoint, onPick, picked } = shown;
  const layers = Map.groupBy(searched.candidates, ({ levels }) => levels.reduce((sum, one) => sum + one, 0));
  const places = new Map<string, readonly [number, number]>();
  for (const [height, layer] of layers)
    for (const [at, one] of layer.toSorted((a, b) => a.loss - b.loss).entries())
      places.set(one.key, [(at + 1) / (layer.length + 1), height]);
  const links = searched.candidates.flatMap(({ key, levels }) =>
    levels.flatMap((level, at) => {
      const above = levels.with(at, level + 1).join(' ');
      return places.has(above) ? [{ source: key, target: above }] : [];
    }),
  );
  return (
    <>
      <Legend names={names} />
      <Chart
        height={460}
        onPick={onPick}
        label={t(
          `泛化格中的${searched.candidates.length}个节点，越往上泛化越多；所选为${picked}。下表列出同样的数值。`,
          `${searched.candidates.length} nodes of the lattice, more general further up; ${picked} is picked. The table below has the same figures.`,
        )}
        option={(colours) => ({
          grid: { left: 8, right: 8, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
          tooltip: {
            trigger: 'item',
            confine: true,
            formatter: ({ data }: { data: { tip?: string } }) => data.tip ?? '',
          },
          xAxis: { type: 'value', min: 0, max: 1, show: false },
          yAxis: {
            type: 'value',
            name: t('层级之和', 'Sum of levels'),
            minInterval: 1,
            axisLabel: { color: colours.ink },
            splitLine: { show: false },
          },
          series: [
            {
              type: 'graph',
              coordinateSystem: 'cartesian2d',
              lineStyle: { color: colours.quiet, opacity: links.length > 800 ? 0.12 : 0.3, width: 1 },
              emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.9, width: 2 } },
              links,
              data: searched.candidates.map((one) => {
                const standing = standingOf(one, smallestJoint);
                return {
                  id: one.key,
                  name: `${one.key} ${names[standing]}`,
                  tip: tip(one),
                  value: places.get(one.key),
                  symbol: symbols[standing],
                  symbolSize: sizeOf(one, shown),
                  itemStyle: { color: colourOf(standing, colours), ...ringOf(one, shown, colours) },
                };
              }),
            },
          ],
        })}
      />
    </>
  );
}
