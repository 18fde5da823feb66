import { about, type GeneratedDataset, winter } from './dataset.ts';
import { district, districts } from './places.ts';

/** Departments: share of a hospital's visits, and how much more of them come in winter. */
const departments = [
  ['内科', 1, 0.25],
  ['儿科', 0.7, 0.4],
  ['外科', 0.5, 0],
  ['妇产科', 0.45, 0],
  ['中医科', 0.4, 0.1],
  ['口腔科', 0.35, -0.05],
  ['眼科', 0.25, 0],
  ['皮肤科', 0.3, -0.25],
] as const;

/** Visits by institution, department and month: totals only, no person's record. */
export const outpatientVisits: GeneratedDataset = {
  key: 'outpatient-visits-monthly',
  title: '医疗机构门诊量月度汇总',
  titleEn: 'Outpatient visits by institution and month',
  abstract: {
    zh: '各医疗机构2026年1月至10月分科门诊人次和平均候诊时间的月度汇总，不含个人信息。',
    en: 'Monthly totals of outpatient visits and mean waiting times by institution and department, January to October 2026; no personal data.',
  },
  office: 'health',
  subject: 'health',
  frequency: 'monthly',
  from: '2026-01-01',
  to: '2026-10-31',
  about: 'person',
  aggregated: true,
  tags: ['医疗', '门诊', '统计'],
  fields: [
    { name: 'institution', label: '医疗机构', type: 'string' },
    district,
    { name: 'month', label: '月份', type: 'string' },
    { name: 'department', label: '科室', type: 'string' },
    { name: 'visits', label: '门诊人次', type: 'integer', unit: '人次' },
    { name: 'mean_wait_minutes', label: '平均候诊时间', type: 'integer', unit: '分钟' },
  ],
  *rows(random) {
    for (const place of districts)
      for (const [at, quarter] of place.quarters.slice(0, 2).entries()) {
        const size = about(random, 9000 * place.density + 1500, 800) / (at + 1);
        for (let month = 1; month <= 10; month++) {
          const text = `2026-${String(month).padStart(2, '0')}`;
          for (const [name, share, cold] of departments) {
            const load = share * (1 + cold * winter(`${text}-15`));
            yield [
              `${quarter}${at === 0 ? '医院' : '社区医院'}（虚构）`,
              place.name,
              text,
              name,
              Math.round(about(random, size * load, size * 0.03)),
              Math.round(about(random, 18 + 20 * load * place.density, 4)),
            ];
          }
        }
      }
  },
};
