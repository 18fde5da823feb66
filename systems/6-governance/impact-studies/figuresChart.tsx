import { theme } from 'antd';
import type { CustomSeriesRenderItemAPI } from 'echarts';
import { BarChart, CustomChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, CustomChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Figure {
  readonly group: string;
  readonly n: number;
  readonly mean: string;
  readonly low?: string;
  readonly high?: string;
  readonly deviation: string;
  readonly lowest: string;
  readonly highest: string;
}

/** The means as bars with their intervals as whiskers; the table below says the same in figures. */
export default function FiguresChart({
  figures,
  unit,
  description,
}: {
  figures: readonly Figure[];
  unit: string;
  description: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    const colour = getComputedStyle(document.body).getPropertyValue('--primary').trim();
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: { left: 4, right: 28, top: 12, bottom: 28, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'item', confine: true },
      xAxis: {
        type: 'value',
        name: unit,
        nameLocation: 'middle',
        nameGap: 26,
        axisLabel: { color: ink },
        splitLine: { lineStyle: { color: token.colorSplit } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: figures.map((one) => one.group),
        axisTick: { show: false },
        axisLabel: { color: ink, width: Math.min(200, element.clientWidth * 0.36), overflow: 'break' },
      },
      series: [
        { type: 'bar', barMaxWidth: 18, itemStyle: { color: colour }, data: figures.map((one) => Number(one.mean)) },
        {
          type: 'custom',
          silent: true,
          z: 3,
          data: figures.flatMap(({ low, high }, at) =>
            low === undefined || high === undefined ? [] : [[Number(low), Number(high), at]],
          ),
          encode: { x: [0, 1], y: 2 },
          renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => {
            const row = Number(api.value(2));
            const [from = [0, 0], to = [0, 0]] = [0, 1].map((side) => api.coord([Number(api.value(side)), row]));
            const [x1 = 0, y = 0] = from;
            const [x2 = 0] = to;
            const style = { stroke: ink, lineWidth: 2 };
            const line = (a: number, b: number, c: number, d: number) => ({
              type: 'line' as const,
              shape: { x1: a, y1: b, x2: c, y2: d },
              style,
            });
            return {
              type: 'group',
              children: [line(x1, y, x2, y), line(x1, y - 5, x1, y + 5), line(x2, y - 5, x2, y + 5)],
            };
          },
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [figures, unit, description, ink, token.colorSplit]);
  return <div ref={box} style={{ height: 70 + figures.length * 34 }} />;
}
