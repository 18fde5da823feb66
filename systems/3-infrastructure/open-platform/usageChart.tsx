import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Usage } from './calls.ts';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Calls by day, answered and refused; the table below says the same. */
export default function UsageChart({
  days,
  names: [answered, refused],
  description,
}: {
  days: Usage['days'];
  names: readonly [string, string];
  description: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    const colour = (name: string) => getComputedStyle(document.body).getPropertyValue(name).trim();
    const part = (name: string, tone: string, of: (day: Usage['days'][number]) => number) => ({
      name,
      type: 'bar' as const,
      stack: 'all',
      itemStyle: { color: colour(tone) },
      data: days.map(of),
    });
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: { left: 4, right: 12, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      legend: { top: 0, left: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: days.map((one) => one.day.slice(5)),
        axisLabel: { color: ink, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: token.colorSplit } },
      },
      series: [
        part(answered, '--primary', (one) => one.calls - one.refused),
        part(refused, '--high', (one) => one.refused),
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [days, answered, refused, description, ink, token.colorSplit]);
  return <div ref={box} style={{ height: 240 }} />;
}
