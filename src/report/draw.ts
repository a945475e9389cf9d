/** Charts → SVG, drawn on the server by ECharts. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './chart.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const WIDTH = 920;
const BAR_HEIGHT = 26;
const STACK_HEIGHT = 360;
/** Told apart by people who see colours otherwise, and in print (Okabe and Ito). */
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#666666', '#B8A900'];
const FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif';

const MARGINS = 110;
const heightOf = ({ kind, categories, series }: Chart): number =>
  kind === 'bars' ? MARGINS + categories.length * BAR_HEIGHT * Math.max(1, series.length * 0.75) : STACK_HEIGHT;

/** `<svg …>` with a title and a description for those who don't see it. Each chart is disposed: one that isn't keeps the process alive. */
export function drawChart(chart: Chart, language: 'zh' | 'en'): string {
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
  try {
    canvas.setOption(optionOf(chart, language));
    return labelled(canvas.renderToSVGString(), chart, language);
  } finally {
    canvas.dispose();
  }
}

function optionOf({ kind, unit, categories, series }: Chart, language: 'zh' | 'en') {
  const names = { type: 'category' as const, data: [...categories], inverse: kind === 'bars' };
  const suffix = unit === 'percent' ? '%' : '';
  const values = { type: 'value' as const, axisLabel: { formatter: `{value}${suffix}` }, min: 0 };
  const isLying = kind === 'bars';
  const wrapped = { ...names, axisLabel: { interval: 0, width: isLying ? 260 : 90, overflow: 'break' as const } };
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: FONT },
    legend: series.length > 1 ? { top: 0 } : { show: false },
    grid: {
      left: 16,
      right: 48,
      top: series.length > 1 ? 44 : 16,
      bottom: 16,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    xAxis: isLying ? values : wrapped,
    yAxis: isLying ? wrapped : values,
    series: series.map(({ name, values: data }) => ({
      name: name[language],
      type: kind === 'lines' ? ('line' as const) : ('bar' as const),
      ...(kind === 'stack' && { stack: 'all' }),
      barMaxWidth: 40,
      data: data.map((value) => value ?? '-'),
      label: { show: isLying, position: 'right' as const, formatter: `{c}${suffix}` },
    })),
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);

function labelled(svg: string, { id, title, note }: Chart, language: 'zh' | 'en'): string {
  const words = `<title id="${id}-title">${escaped(title[language])}</title><desc id="${id}-desc">${escaped(note[language])}</desc>`;
  return svg.replace(/^<svg\b([^>]*)>/u, (_, attributes: string) => {
    const size = /width="(\d+)" height="([\d.]+)"/u.exec(attributes);
    const box = size === null || attributes.includes('viewBox') ? '' : ` viewBox="0 0 ${size[1]} ${size[2]}"`;
    return `<svg role="img" aria-labelledby="${id}-title ${id}-desc"${attributes}${box}>${words}`;
  });
}
