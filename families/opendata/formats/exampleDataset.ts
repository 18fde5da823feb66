import type { PublishedCatalogue, PublishedDataset } from './publishedDataset.ts';

const address = 'http://127.0.0.1:3000';
/** A dataset with everything that a format may have to write, signs that syntaxes escape among it; for tests. */
export const exampleDataset = (n: number, changes: Partial<PublishedDataset> = {}): PublishedDataset => {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  return {
    id,
    name: `sj-2026-${String(n).padStart(4, '0')}`,
    state: 'active',
    title: { zh: `公交站点客流（${n}）`, en: `Passengers at bus stops (${n})` },
    abstract: { zh: '每小时“上下车”人次 <按站>\n第二行 & 其他', en: 'By hour, with \\ and "quotes"' },
    publisher: {
      id: 'transport',
      name: 'transport',
      title: { zh: '市交通运输部门', en: 'Municipal transport authority' },
    },
    subject: { name: 'transport', title: { zh: '交通运输', en: 'Transport' } },
    keywords: ['交通', '公交'],
    licence: { id: 'cc-by', title: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/', open: true },
    spatial: '深圳市',
    temporal: { from: '2026-01-01', to: null },
    frequency: 'monthly',
    issued: '2026-03-01T01:00:00.000Z',
    modified: `2026-10-${String(n).padStart(2, '0')}T02:03:04.000Z`,
    page: `${address}/registers/data-catalogue/${id}`,
    remarks: { grade: '1', opening: 'unconditional' },
    fields: [
      { name: 'stop', label: '站点', type: 'string' },
      { name: 'boarding', label: '上车', type: 'integer', unit: '人次', meaning: '一小时内刷卡' },
    ],
    version: {
      id: `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      number: 2,
      rows: 3,
      at: '2026-10-01T00:00:00.000Z',
    },
    resources: [
      {
        id: `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        name: { zh: 'CSV 文件', en: 'CSV file' },
        format: 'csv',
        download: `${address}/api/data-catalogue/${id}/download?format=csv`,
        access: `${address}/registers/data-catalogue/${id}`,
        rows: true,
        size: 1234,
      },
    ],
    links: [],
    ...changes,
  };
};
export const exampleCatalogue: PublishedCatalogue = {
  address,
  title: { zh: '公共数据开放平台', en: 'Public data open platform' },
  abstract: { zh: '深圳市公共数据', en: 'Public data of Shenzhen' },
  publisher: {
    id: 'data',
    name: 'data',
    title: { zh: '市政务服务数据管理部门', en: 'Municipal government service data authority' },
  },
  modified: '2026-11-01T00:00:00.000Z',
};
