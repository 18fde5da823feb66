import { officer } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';

export const keeper = officer('data');
export const kindsOfUse = {
  application: label('应用和服务', 'Application or service'),
  model: label('模型训练和评测', 'Model trained or tested'),
  research: label('研究成果', 'Research'),
  picture: label('可视化', 'Visualisation'),
} as const;
const optional = { optional: true } as const;

const stated = {
  title: field.text('名称', 'Title', { max: 120 }),
  kind: field.choice('类型', 'Kind', kindsOfUse),
  description: field.longText('做了什么，用了哪些数据', 'What it does, and with which data', { max: 2000 }),
  datasets: field.groups('使用的数据', 'Data used', {
    atLeast: 1,
    most: 20,
    article: '32.1',
    facts: { dataset: field.record('数据资源', 'Data resource', { system: 'data-catalogue' }) },
  }),
  link: field.text('网址', 'Address', { max: 300, pattern: '^https?://\\S+$', ...optional }),
  picture: field.files('图片', 'Picture', { most: 1, types: ['image/png', 'image/jpeg', 'image/webp'], ...optional }),
};
export const statedNames = Object.keys(stated) as readonly (keyof typeof stated)[];
/** What somebody made with open data. */
export const useFacts = {
  ...stated,
  remark: field.longText('审核意见', 'What the office says', { max: 1000, ...optional }),
};
