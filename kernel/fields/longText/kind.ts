import type { Bilingual } from '../field.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** Paragraphs, Chinese required, English where given; a bare string counts as Chinese. */
export const longText: FieldKind<'longText'> = {
  parse(value, field) {
    const given = typeof value === 'string' ? { zh: value } : (value as { zh?: unknown; en?: unknown } | null);
    if (typeof given !== 'object' || given === null || typeof given.zh !== 'string')
      return wrong('应为文字', 'must be text');
    if (given.en !== undefined && given.en !== null && typeof given.en !== 'string')
      return wrong('英文应为文字', 'the English must be text');
    const zh = clean(given.zh);
    const en = typeof given.en === 'string' ? clean(given.en) : '';
    if (zh === '') return wrong('不能为空', 'must not be empty');
    const max = field.max ?? 5000;
    if ([...zh].length > max || en.length > max * 3) return wrong(`最多${max}个字`, `at most ${max} characters`);
    const both: Bilingual = en === '' ? { zh } : { zh, en };
    return taken(both);
  },
  text: (value, _field, language) => (language === 'en' ? (value.en ?? value.zh) : value.zh),
  example: (field) => ({ zh: `${field.label.zh}的说明。`, en: `About: ${field.label.en}.` }),
  schema: (field) => ({
    type: 'object',
    required: ['zh'],
    properties: { zh: { type: 'string', maxLength: field.max ?? 5000 }, en: { type: 'string' } },
  }),
};

const clean = (prose: string): string =>
  prose
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
