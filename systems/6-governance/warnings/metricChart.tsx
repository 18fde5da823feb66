import { theme } from 'antd';
import { LineChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomInsideComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  LineChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  DataZoomInsideComponent,
  AriaComponent,
  SVGRenderer,
]);

export interface ChartPoint {
  readonly at: string;
  readonly value: number;
  readonly statistic: number | null;
}
interface Named {
  readonly value: string;
  readonly statistic: string;
  readonly target: string;
  readonly limit: string;
  readonly line: string;
}

/**
 * The metric above, what its detector makes of it below, both on one axis of time, with the lines that they are compared
 * with and the alarms. The table beside it says the same.
 */
export default function MetricChart({
  points,
  alarms,
  target,
  limit,
  line,
  named,
  description,
  digits,
  sameUnit,
}: {
  points: readonly ChartPoint[];
  alarms: readonly { readonly at: string; readonly value: number; readonly statistic: number }[];
  target: number | null;
  limit: number | null;
  line: number | null;
  named: Named;
  description: string;
  digits(value: number): string;
  /** Whether the statistic is in the metric's own unit. */
  sameUnit: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const shown = useRef(digits);
  shown.current = digits;
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    const colour = (name: string) => getComputedStyle(document.body).getPropertyValue(name).trim();
    const [high, primary, quiet] = [colour('--high'), colour('--primary'), colour('--quiet')];
    const time = (grid: number, labelled: boolean) => ({
      type: 'time' as const,
      gridIndex: grid,
      axisLabel: { show: labelled, color: ink, hideOverlap: true },
      axisPointer: { show: true, label: { show: false } },
    });
    const values = (grid: number, name: string, show: (value: number) => string) => ({
      type: 'value' as const,
      gridIndex: grid,
      scale: true,
      name,
      nameTextStyle: { color: ink, align: 'left' as const },
      axisLabel: { color: ink, formatter: show },
      splitLine: { lineStyle: { color: token.colorSplit } },
    });
    const level = (value: number | null, name: string, of: string, position: 'insideStartTop' | 'insideEndTop') =>
      value === null
        ? []
        : [
            {
              yAxis: value,
              name,
              lineStyle: { color: of, type: 'dashed' as const },
              label: { formatter: name, color: of, position },
            },
          ];
    const pins = (of: 'value' | 'statistic') =>
      alarms.map((one) => ({
        coord: [one.at, one[of]],
        symbol: 'triangle',
        symbolSize: 11,
        itemStyle: { color: high },
        label: { show: false },
      }));
    const plain = (value: number) => (sameUnit ? shown.current(value) : String(Number(value.toPrecision(4))));
    chart.setOption({
      animation: false,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: { trigger: 'axis', confine: true },
      dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl' }],
      grid: [
        { left: 56, right: 16, top: 28, height: 170 },
        { left: 56, right: 16, top: 244, height: 96 },
      ],
      xAxis: [time(0, false), time(1, true)],
      yAxis: [values(0, named.value, (value) => shown.current(value)), values(1, named.statistic, plain)],
      series: [
        {
          name: named.value,
          type: 'line',
          showSymbol: points.length < 60,
          symbolSize: 4,
          sampling: 'minmax',
          lineStyle: { width: 1.2, color: primary },
          itemStyle: { color: primary },
          data: points.map((one) => [one.at, one.value]),
          tooltip: { valueFormatter: (value: unknown) => shown.current(Number(value)) },
          markLine: {
            silent: true,
            symbol: 'none',
            data: [
              ...level(target, named.target, quiet, 'insideStartTop'),
              ...level(limit, named.limit, high, 'insideEndTop'),
            ],
          },
          markPoint: { data: pins('value') },
        },
        {
          name: named.statistic,
          type: 'line',
          xAxisIndex: 1,
          yAxisIndex: 1,
          showSymbol: false,
          sampling: 'minmax',
          lineStyle: { width: 1.2, color: quiet },
          itemStyle: { color: quiet },
          data: points.filter((one) => one.statistic !== null).map((one) => [one.at, one.statistic]),
          tooltip: { valueFormatter: (value: unknown) => plain(Number(value)) },
          markLine: { silent: true, symbol: 'none', data: level(line, named.line, high, 'insideEndTop') },
          markPoint: { data: pins('statistic') },
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [points, alarms, target, limit, line, named, description, sameUnit, ink, token.colorSplit]);
  return <div ref={box} style={{ height: 372 }} />;
}
