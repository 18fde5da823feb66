import { theme } from 'antd';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([LineChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export interface UseLine {
  readonly name: string;
  /** Day and per cent of the cap. */
  readonly points: readonly (readonly [string, number])[];
}
const looks = [
  { colour: '--primary', symbol: 'circle' },
  { colour: '--medium', symbol: 'rect' },
  { colour: '--low', symbol: 'triangle' },
];

/** Use over time as a share of each cap, with the cap as a line across; the table beside it holds the figures. */
export default function UseChart({
  lines,
  from,
  to,
  cap,
  description,
}: {
  lines: readonly UseLine[];
  from: string;
  to: string;
  cap: string;
  description: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    const colour = (name = '--primary') => getComputedStyle(document.body).getPropertyValue(name).trim();
    const most = Math.max(100, ...lines.flatMap(({ points }) => points.map(([, percent]) => percent)));
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: { left: 4, right: 20, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', confine: true, valueFormatter: (value: unknown) => `${value}%` },
      xAxis: {
        type: 'time',
        min: from,
        max: to,
        axisLabel: { color: ink, formatter: '{MM}-{dd}', hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: Math.ceil((most * 1.1) / 20) * 20,
        axisLabel: { color: ink, formatter: '{value}%' },
        splitLine: { lineStyle: { color: token.colorSplit } },
      },
      series: lines.map(({ name, points }, at) => ({
        name,
        type: 'line' as const,
        symbol: looks[at]?.symbol,
        symbolSize: 8,
        itemStyle: { color: colour(looks[at]?.colour) },
        data: points.map(([day, percent]) => [day, percent]),
        ...(at === 0 && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: colour('--high'), type: 'dashed' as const },
            label: { formatter: cap, color: ink, position: 'insideStartTop' as const },
            data: [{ yAxis: 100 }],
          },
        }),
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [lines, from, to, cap, description, ink, token.colorSplit]);
  return <div ref={box} style={{ height: 240 }} />;
}
