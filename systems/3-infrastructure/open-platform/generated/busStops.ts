import { about, type GeneratedDataset, oneOf, rounded } from './dataset.ts';
import { district, districts, point, pointIn } from './places.ts';

const stopsOf = (density: number): number => 3 + Math.round(density * 5);
/** Boarding by hour from six to twenty-two on a working day, as a share of the busiest hour. */
const working = [0.25, 0.7, 1, 0.75, 0.45, 0.4, 0.45, 0.42, 0.4, 0.42, 0.5, 0.75, 0.95, 0.7, 0.45, 0.35, 0.2];
const free = [0.1, 0.2, 0.35, 0.5, 0.6, 0.65, 0.6, 0.6, 0.65, 0.7, 0.72, 0.7, 0.65, 0.6, 0.55, 0.45, 0.25];

/** Passengers by stop, kind of day and hour: how full buses are when. */
export const busStops: GeneratedDataset = {
  key: 'bus-stop-passengers',
  title: '公交站点分时客流统计',
  titleEn: 'Passengers at bus stops by hour',
  abstract: {
    zh: '各公交站点2026年第三季度工作日和休息日各小时的平均上下车人次，可用于线网优化和客流预测。',
    en: 'Mean numbers boarding and alighting at each bus stop by hour, on working and free days in the third quarter of 2026, for planning routes and forecasting demand.',
  },
  office: 'transport',
  subject: 'transport',
  frequency: 'quarterly',
  from: '2026-07-01',
  to: '2026-09-30',
  about: 'thing',
  aggregated: true,
  tags: ['公交', '客流', '出行'],
  fields: [
    { name: 'stop_id', label: '站点编号', type: 'string' },
    { name: 'stop_name', label: '站点名称', type: 'string' },
    district,
    ...point,
    { name: 'day_kind', label: '日期类型', type: 'string', meaning: '工作日或者休息日' },
    { name: 'hour', label: '小时', type: 'integer', meaning: '该小时起始，24小时制' },
    { name: 'boarding', label: '上车人次', type: 'number', unit: '人次', meaning: '每日平均' },
    { name: 'alighting', label: '下车人次', type: 'number', unit: '人次', meaning: '每日平均' },
  ],
  *rows(random) {
    let number = 0;
    for (const place of districts)
      for (let stop = 0; stop < stopsOf(place.density); stop++) {
        const name = `${oneOf(random, place.quarters)}${oneOf(random, ['路口', '市场', '地铁站', '公园', '工业园', '小学', '体育中心'])}站`;
        const where = pointIn(random, place);
        const busiest = about(random, 220 * place.density, 40);
        number++;
        for (const [kind, curve, scale] of [
          ['工作日', working, 1],
          ['休息日', free, 0.8],
        ] as const)
          for (const [at, share] of curve.entries())
            yield [
              `BS${String(number).padStart(4, '0')}`,
              name,
              place.name,
              ...where,
              kind,
              6 + at,
              rounded(about(random, busiest * share * scale, 6), 1),
              rounded(about(random, busiest * (curve[curve.length - 1 - at] ?? share) * scale, 6), 1),
            ];
      }
  },
};
