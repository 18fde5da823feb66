import { type FieldKind, taken, wrong } from '../kind.ts';

/** One line of text, trimmed, without control characters. */
export const text: FieldKind<'text'> = {
  parse(value, field) {
    if (typeof value !== 'string') return wrong('应为文字', 'must be text');
    const line = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (line === '') return wrong('不能为空', 'must not be empty');
    if (/\p{Cc}/u.test(line)) return wrong('含有不可见字符', 'contains control characters');
    const max = field.max ?? 200;
    if ([...line].length > max) return wrong(`最多${max}个字`, `at most ${max} characters`);
    if (field.pattern && !new RegExp(field.pattern, 'u').test(line))
      return wrong('格式不符', 'does not match the form asked for');
    return taken(line);
  },
  text: (value) => value,
  example: (field) => [...field.label.zh].slice(0, field.max ?? 200).join(''),
  schema: (field) => ({ type: 'string', minLength: 1, maxLength: field.max ?? 200 }),
};
