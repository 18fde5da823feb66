import { theme } from 'antd';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Bar {
  readonly name: string;
  readonly count: number;
}

/** How often each value or range occurs; the same figures stand in the list below it. */
export default function Histogram({ bars, description }: { bars: readonly Bar[]; description: string }) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      textStyle: { color: token.colorText, fontFamily: getComputedStyle(document.body).fontFamily },
      aria: { enabled: true, label: { description } },
      grid: { left: 2, right: 2, top: 6, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: bars.map(({ name }) => name),
        axisLabel: { color: token.colorText, hideOverlap: true, width: 80, overflow: 'truncate' },
        axisTick: { show: false },
      },
      yAxis: { type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
      series: [
        {
          type: 'bar',
          barCategoryGap: '8%',
          itemStyle: { color: getComputedStyle(document.body).getPropertyValue('--primary').trim() },
          data: bars.map(({ count }) => count),
        },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [bars, description, token.colorText]);
  return <div ref={box} style={{ height: 110 }} />;
}
