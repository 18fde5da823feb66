import { theme } from 'antd';
import { BarChart, GraphChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GraphChart, ScatterChart, GridComponent, TitleComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface Colours {
  readonly ink: string;
  readonly line: string;
  readonly primary: string;
  readonly warn: string;
  readonly done: string;
  readonly quiet: string;
}

/** A chart with its text for whoever does not see it. `onPick`: the `id` of the datum that was clicked. */
export function Chart({
  option,
  label,
  height,
  onPick,
}: {
  option(colours: Colours): EChartsCoreOption;
  label: string;
  height: number;
  onPick?(id: string): void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { token } = theme.useToken();
  const shown = useRef<ReturnType<typeof init>>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    shown.current = chart;
    chart.on('click', ({ data }) => {
      const { id } = (data ?? {}) as { id?: string };
      if (id !== undefined) pick.current?.(id);
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => {
    const style = getComputedStyle(document.body);
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
    shown.current?.setOption(
      {
        animation: false,
        textStyle: { color: token.colorText, fontFamily: style.fontFamily },
        aria: { enabled: true, label: { description: label } },
        ...option({
          ink: token.colorText,
          line: token.colorSplit,
          primary: colour('primary'),
          warn: colour('high'),
          done: colour('low'),
          quiet: colour('quiet'),
        }),
      },
      true,
    );
  });
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
