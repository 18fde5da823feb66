import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

export interface BarRow {
  readonly key: string;
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}
export interface BarSeries {
  readonly key: string;
  readonly name: string;
  /** The CSS variable that holds its colour, such as `--low`. */
  readonly colour: string;
}

/**
 * Rows of stacked bars, one part a series. The picture says what the table beside it says: it is described in words,
 * a part that is pressed opens what is behind its number, and nothing moves for those who prefer that.
 */
export default function StackedBars({
  rows,
  series,
  description,
  onPick,
}: {
  rows: readonly BarRow[];
  series: readonly BarSeries[];
  description: string;
  onPick(row: string, series: string): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const pick = useRef(onPick);
  pick.current = onPick;
  // Nothing else tells that the theme has changed, and the colours are read from the page.
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const narrow = element.clientWidth < 600;
    // On a phone names take up to three lines.
    element.style.height = `${60 + rows.length * (narrow ? 48 : 32)}px`;
    const chart = init(element, null, { renderer: 'svg' });
    const colour = (name: string) => getComputedStyle(document.body).getPropertyValue(name).trim();
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: {
        left: 4,
        right: 28,
        top: narrow ? 56 : 36,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      legend: { top: 0, left: 0, textStyle: { color: ink }, itemWidth: 14 },
      tooltip: { trigger: 'item', confine: true },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: token.colorSplit } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        axisTick: { show: false },
        axisLabel: {
          color: ink,
          interval: 0,
          width: Math.min(220, element.clientWidth * 0.36),
          overflow: 'break',
          lineHeight: 15,
        },
      },
      series: series.map((one) => ({
        name: one.name,
        type: 'bar' as const,
        stack: 'all',
        barMaxWidth: 20,
        itemStyle: { color: colour(one.colour), borderColor: token.colorBgLayout, borderWidth: 1 },
        data: rows.map((row) => row.counts[one.key] ?? null),
      })),
    });
    chart.on('click', ({ dataIndex, seriesIndex }) => {
      const [row, part] = [rows[dataIndex ?? -1], series[seriesIndex ?? -1]];
      if (row && part) pick.current(row.key, part.key);
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [rows, series, description, ink, token.colorSplit, token.colorBgLayout]);
  return <div ref={box} style={{ height: 60 + rows.length * 32 }} />;
}
