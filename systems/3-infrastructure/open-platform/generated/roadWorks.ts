import { type GeneratedDataset, oneOf, whole } from './dataset.ts';
import { district, districts, point, pointIn } from './places.ts';

const purposes = ['燃气管道', '给排水管道', '电力管线', '通信管线', '轨道交通', '路面修复', '绿化改造'];
const day = (at: number): string => new Date(Date.parse('2026-01-01') + at * 86_400_000).toISOString().slice(0, 10);

/** Permits to dig up or occupy roads: where and when which lanes are closed. */
export const roadWorks: GeneratedDataset = {
  key: 'road-works-permits',
  title: '占道挖掘施工许可信息',
  titleEn: 'Permits for road works',
  abstract: {
    zh: '2026年占用、挖掘道路的施工许可：位置、起止日期、占用车道和施工类型，可用于导航避让。',
    en: 'Permits of 2026 to dig up or occupy roads: where, from when to when, which lanes and what for; navigation can steer around them.',
  },
  office: 'transport',
  subject: 'transport',
  frequency: 'monthly',
  from: '2026-01-01',
  to: '2026-12-31',
  about: 'thing',
  aggregated: false,
  tags: ['道路', '施工', '导航'],
  fields: [
    { name: 'permit', label: '许可编号', type: 'string' },
    { name: 'road', label: '道路', type: 'string' },
    district,
    ...point,
    { name: 'purpose', label: '施工类型', type: 'string' },
    { name: 'lanes_closed', label: '占用车道', type: 'integer', unit: '条' },
    { name: 'night_only', label: '仅夜间施工', type: 'boolean' },
    { name: 'from', label: '开始日期', type: 'date' },
    { name: 'to', label: '结束日期', type: 'date' },
  ],
  *rows(random) {
    for (let number = 1; number <= 1500; number++) {
      const place = oneOf(random, districts);
      const from = whole(random, 0, 330);
      yield [
        `ZD2026${String(number).padStart(5, '0')}`,
        `${oneOf(random, place.quarters)}${oneOf(random, ['大道', '一路', '二路', '东路', '西路', '南路', '北路'])}`,
        place.name,
        ...pointIn(random, place),
        oneOf(random, purposes),
        whole(random, 1, 3),
        random() < 0.35,
        day(from),
        day(from + whole(random, 3, 60)),
      ];
    }
  },
};
