import { type Label, label } from '../label.ts';
import { type Identified, misshapen, plain, unreadable } from './identifier.ts';
import { parseUscc } from './uscc.ts';

/** The code that names a service provider in the implicit label of generated content (TC260-PG-20252A). */
export interface AigcProviderCode {
  readonly code: string;
  readonly uscc: string;
  /** Whether it generates content or propagates it; null where the code leaves its last part unused. */
  readonly role: Label | null;
  /** Four characters of the provider's own. */
  readonly own: string;
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Reserved 00, subject 1 (organisation), identified by 1 (unified social credit code). */
const head = '0011';
const unused = '00000';
const roles = {
  generates: { digit: '1', name: label('生成合成服务', 'Generates content') },
  propagates: { digit: '2', name: label('传播服务', 'Propagates content') },
} as const;

/** A provider's code; without a role its last part is left unused. RangeError when a part is misshapen. */
export function completeAigcProviderCode(uscc: string, role?: keyof typeof roles, own = '0000'): string {
  const code = `${head}${uscc}${role ? roles[role].digit + own : unused}`;
  const parsed = parseAigcProviderCode(code);
  if (!parsed.ok) throw new RangeError(parsed.reason.en);
  return parsed.value.code;
}

/** Reads the 27 characters: 00, 1, 1, unified social credit code, role, four of the provider's own. */
export function parseAigcProviderCode(text: string): Identified<AigcProviderCode> {
  const code = plain(text);
  const wrong = misshapen(code, 27, signs, label('服务提供者编码', 'A provider code'));
  if (wrong) return wrong;
  const differs = [...head].findIndex((digit, at) => code[at] !== digit);
  if (differs >= 0)
    return unreadable(
      '应以0011开头（以统一社会信用代码标识的组织）',
      'It begins with 0011: an organisation with a unified social credit code',
      differs,
    );
  const uscc = parseUscc(code.slice(4, 22));
  if (!uscc.ok) {
    const { zh, en } = uscc.reason;
    return unreadable(`统一社会信用代码：${zh}`, `Its social credit code: ${en}`, 4 + (uscc.at ?? 0));
  }
  const role = Object.values(roles).find((one) => one.digit === code[22])?.name ?? null;
  if (!role && code.slice(22) !== unused)
    return unreadable('第23位应为1（生成合成）或2（传播）', 'Character 23 is 1 (generates) or 2 (propagates)', 22);
  return { ok: true, value: { code, uscc: uscc.value.code, role, own: code.slice(23) } };
}
