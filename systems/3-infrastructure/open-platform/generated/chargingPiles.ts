import { type GeneratedDataset, oneOf, whole } from './dataset.ts';
import { district, districts, point, pointIn } from './places.ts';

const operators = ['鹏能充电（虚构）', '湾区快充（虚构）', '绿行驿站（虚构）', '海澜能源（虚构）'];

/** Public charging stations: where, whose, how many piles and of what power. */
export const chargingPiles: GeneratedDataset = {
  key: 'charging-stations',
  title: '公共充电站点信息',
  titleEn: 'Public charging stations',
  abstract: {
    zh: '面向公众的电动汽车充电站点的位置、运营单位、充电桩数量、功率和开放时间。',
    en: 'Where the public charging stations for electric vehicles are, who runs them, how many piles of what power they have, and when they are open.',
  },
  office: 'development-reform',
  subject: 'city',
  frequency: 'quarterly',
  from: '2026-01-01',
  to: '2026-10-31',
  about: 'thing',
  aggregated: false,
  tags: ['充电桩', '新能源汽车', '位置'],
  fields: [
    { name: 'station_id', label: '站点编号', type: 'string' },
    { name: 'station_name', label: '站点名称', type: 'string' },
    district,
    ...point,
    { name: 'operator', label: '运营单位', type: 'string' },
    { name: 'fast_piles', label: '直流桩', type: 'integer', unit: '个' },
    { name: 'slow_piles', label: '交流桩', type: 'integer', unit: '个' },
    { name: 'power_kw', label: '总功率', type: 'integer', unit: 'kW' },
    { name: 'all_day', label: '全天开放', type: 'boolean' },
    { name: 'opened_on', label: '投入使用日期', type: 'date' },
  ],
  *rows(random) {
    let number = 0;
    for (const place of districts)
      for (let at = 0; at < 40 + place.density * 160; at++) {
        const [fast, slow] = [whole(random, 2, 24), whole(random, 0, 30)];
        number++;
        yield [
          `CS${String(number).padStart(5, '0')}`,
          `${oneOf(random, place.quarters)}${oneOf(random, ['停车场', '产业园', '商业广场', '公交总站', '花园', '体育馆'])}充电站${number}`,
          place.name,
          ...pointIn(random, place),
          oneOf(random, operators),
          fast,
          slow,
          fast * oneOf(random, [60, 120, 180]) + slow * 7,
          random() < 0.7,
          `${whole(random, 2018, 2026)}-0${whole(random, 1, 9)}-${String(whole(random, 1, 28)).padStart(2, '0')}`,
        ];
      }
  },
};
