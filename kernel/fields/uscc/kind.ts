import { parseUscc } from '../../identifiers/uscc.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** A unified social credit code (GB 32100), its check character and its organisation part both checked. */
export const uscc: FieldKind<'uscc'> = {
  parse(value) {
    if (typeof value !== 'string') return wrong('应为统一社会信用代码', 'must be a unified social credit code');
    const parsed = parseUscc(value);
    return parsed.ok ? taken(parsed.value.code) : { ok: false, problem: parsed.reason };
  },
  text: (value) => value,
  example: () => '91440399MAT000018R',
  schema: () => ({ type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
};
