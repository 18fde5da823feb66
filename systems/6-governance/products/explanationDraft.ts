import type { Bilingual } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import type { Page, SystemView } from '#ui/types.ts';

/** A first explanation of a product's algorithm, taken from its fact record: what it says there is not typed again. */
export function explanationDraft(of: SystemView, { record, title }: Page): Record<string, unknown> {
  const prose = (name: string, zh: string, en: string): Bilingual => {
    const field = of.facts.find((one) => one.name === name);
    const value = record.facts[name];
    if (!field || value === undefined) return { zh: '', en: '' };
    if (field.kind === 'longText') return value as Bilingual;
    return { zh: `${zh}${textOf(field, value, 'zh')}。`, en: `${en}${textOf(field, value, 'en')}.` };
  };
  return {
    title,
    product: record.id,
    version: record.facts.version,
    what: prose('purpose', '', ''),
    how: prose('model', '', ''),
    data: prose('personalDataKinds', '使用下列个人信息：', 'It uses this personal information: '),
    scene: prose('users', '', ''),
    effect: prose('decisionRole', '它在决定中的作用：', 'Its part in decisions: '),
    control: prose('humanControl', '把关方式：', 'Control: '),
    object: prose('complaints', '可以通过以下渠道投诉或者要求人工处理：', 'To complain or to ask for a person: '),
  };
}
