import { label } from '#kernel/label.ts';

/** The subjects of the catalogue. */
export const subjects = {
  economy: label('经济发展', 'Economy'),
  transport: label('交通运输', 'Transport'),
  health: label('医疗健康', 'Health'),
  education: label('教育科技', 'Education and science'),
  environment: label('生态环境', 'Environment'),
  city: label('城市治理', 'City management'),
  safety: label('公共安全', 'Public safety'),
  law: label('政务法规', 'Government and law'),
  'ai-governance': label('人工智能治理', 'AI governance'),
};
/** How often data are brought up to date. */
export const frequencies = {
  once: label('一次性', 'Once'),
  yearly: label('每年', 'Yearly'),
  quarterly: label('每季度', 'Quarterly'),
  monthly: label('每月', 'Monthly'),
  weekly: label('每周', 'Weekly'),
  daily: label('每日', 'Daily'),
  continuous: label('实时', 'Continuously'),
};
/** Under which licence data may be used. */
export const licences = {
  'sz-open': label(
    '深圳市公共数据开放许可（条文待确认）',
    'Open licence for Shenzhen’s public data (text to be confirmed)',
  ),
  'cc-by-4.0': label('知识共享署名 4.0', 'Creative Commons Attribution 4.0'),
  agreement: label('以使用协议为准', 'As the agreement on use says'),
};
