import { about, type GeneratedDataset } from './dataset.ts';
import { district, districts } from './places.ts';

/** The main classes of the Chinese Library Classification that people borrow, and how much. */
const classes = [
  ['I', '文学', 1],
  ['K', '历史、地理', 0.35],
  ['T', '工业技术', 0.5],
  ['F', '经济', 0.3],
  ['G', '文化、科学、教育、体育', 0.45],
  ['B', '哲学、宗教', 0.25],
  ['J', '艺术', 0.22],
  ['R', '医药、卫生', 0.18],
  ['H', '语言、文字', 0.2],
  ['TP', '自动化、计算机技术', 0.4],
] as const;
/** By month: holidays fill libraries. */
const season = [0.9, 1.05, 0.85, 0.85, 0.8, 0.9, 1.3, 1.35, 0.85, 0.9];

/** Loans by library, class of books and month. */
export const libraryLoans: GeneratedDataset = {
  key: 'library-loans-monthly',
  title: '公共图书馆分类借阅统计',
  titleEn: 'Loans of public libraries by class',
  abstract: {
    zh: '各公共图书馆2026年1月至10月按图书分类统计的外借册次和续借册次。',
    en: 'Books lent and renewed by each public library from January to October 2026, by class of the Chinese Library Classification.',
  },
  office: 'education',
  subject: 'education',
  frequency: 'quarterly',
  from: '2026-01-01',
  to: '2026-10-31',
  about: 'thing',
  aggregated: true,
  tags: ['图书馆', '借阅', '文化'],
  fields: [
    { name: 'library', label: '图书馆', type: 'string' },
    district,
    { name: 'month', label: '月份', type: 'string' },
    { name: 'class', label: '分类号', type: 'string', meaning: '《中国图书馆分类法》' },
    { name: 'class_name', label: '分类名称', type: 'string' },
    { name: 'loans', label: '外借册次', type: 'integer', unit: '册次' },
    { name: 'renewals', label: '续借册次', type: 'integer', unit: '册次' },
  ],
  *rows(random) {
    for (const place of districts)
      for (const quarter of place.quarters.slice(0, 3)) {
        const size = about(random, 900 * place.density + 120, 80);
        for (const [at, share] of season.entries())
          for (const [code, name, weight] of classes) {
            const loans = Math.round(about(random, size * share * weight, 12));
            yield [
              `${quarter}图书馆`,
              place.name,
              `2026-${String(at + 1).padStart(2, '0')}`,
              code,
              name,
              loans,
              Math.round(loans * about(random, 0.18, 0.04)),
            ];
          }
      }
  },
};
