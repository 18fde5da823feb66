import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** One figure of each row as a bar; the table beside it holds the values. */
export default function ResultChart({
  bars,
  description,
}: {
  bars: readonly (readonly [string, number])[];
  description: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const ink = token.colorText;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: bars.map(([name]) => name),
        axisLabel: { color: ink, hideOverlap: true, rotate: bars.length > 8 ? 40 : 0 },
      },
      yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: { lineStyle: { color: token.colorSplit } } },
      series: [
        {
          type: 'bar' as const,
          data: bars.map(([, value]) => value),
          barMaxWidth: 40,
          itemStyle: { color: getComputedStyle(document.body).getPropertyValue('--primary').trim() },
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [bars, description, ink, token.colorSplit]);
  return <div ref={box} style={{ height: 260 }} />;
}
