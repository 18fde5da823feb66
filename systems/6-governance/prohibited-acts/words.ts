import type { CheckCode, LabelFault } from '#engines/labels/check.ts';
import { parseAigcProviderCode } from '#kernel/identifiers/aigc-provider-code.ts';
import type { Label } from '#kernel/label.ts';

/** What is wrong with a label, in words (GB 45438-2025). */
export const faultLabels: Readonly<Record<LabelFault['fault'], Label>> = {
  'unknown container': { zh: '不是可以检查的文件格式', en: 'not a format that can be checked' },
  unreadable: { zh: '文件结构无法读取', en: 'the file cannot be read' },
  'no label': { zh: '没有隐式标识', en: 'there is no implicit label' },
  'several labels': { zh: '有多个互不一致的标识', en: 'several labels that differ' },
  'not JSON': { zh: '标识不是 JSON', en: 'the label is not JSON' },
  encoded: { zh: '标识经过编码，应为明文 JSON', en: 'the label is encoded; it must be plain JSON' },
  'missing key': { zh: '缺少', en: 'lacks' },
  'unknown key': { zh: '多出', en: 'has the unknown' },
  'not text': { zh: '应为文本：', en: 'must be text:' },
  'wrong order': { zh: '顺序不对：', en: 'out of order:' },
  'unknown value': { zh: '取值应为1、2或3：', en: 'must be 1, 2 or 3:' },
  'no producer': { zh: '没有生成合成服务提供者：', en: 'names no producer:' },
  'producer code': { zh: '服务提供者编码有误：', en: 'wrong producer code:' },
  'propagator code': { zh: '传播服务提供者编码有误：', en: 'wrong propagator code:' },
  'no content number': { zh: '没有内容编号：', en: 'has no content number:' },
};

export const faultLabel = ({ fault, key, detail }: LabelFault): Label => {
  const { zh, en } = faultLabels[fault];
  return {
    zh: [zh + (key ?? ''), detail?.zh].filter(Boolean).join('，'),
    en: [[en, key].filter(Boolean).join(' '), detail?.en].filter(Boolean).join(', '),
  };
};
export const faultText = (fault: LabelFault): string => {
  const { zh, en } = faultLabel(fault);
  return `${zh} | ${en}`;
};

/** What is wrong with a provider's code, or null. */
export const providerCodeFault: CheckCode = (code) => {
  const parsed = parseAigcProviderCode(code);
  return parsed.ok ? null : parsed.reason;
};
