import { type Label, label } from '../label.ts';
import { type Identified, plain, unreadable } from './identifier.ts';

export interface CacFilingNumber {
  readonly number: string;
  readonly digits: string;
  /** The first 13 digits: the firm, through its changes of name. */
  readonly entity: string;
  readonly algorithmClass: Label;
  /** The check digit does not fit; an empirical finding, so a warning and never a refusal. */
  readonly warning?: Label;
}

const classes: Readonly<Record<string, Label>> = {
  '01': label('生成合成类', 'Generation and synthesis'),
  '02': label('个性化推送类', 'Personalised recommendation'),
  '03': label('排序精选类', 'Ranking and selection'),
  '04': label('检索过滤类', 'Search and filtering'),
  '05': label('内容过滤类', 'Content filtering'),
  '06': label('调度决策类', 'Scheduling and decision'),
};

/** Whether Σ digit·2^(20−i) ≡ 1 (mod 10), found to hold for 7,943 of 7,944 published numbers. */
export const filingCheckFits = (digits: string): boolean =>
  [...digits].reduce((sum, digit) => (sum * 2 + Number(digit)) % 10, 0) === 1;

/** Reads 网信算备…号; prefix and 号 may be missing. */
export function parseCacFilingNumber(text: string): Identified<CacFilingNumber> {
  const found = /^(?:网信算备)?(\d+)号?$/u.exec(plain(text));
  const digits = found?.[1];
  if (!digits) return unreadable('不是“网信算备…号”的格式', 'It does not have the form 网信算备…号');
  if (digits.length !== 21)
    return unreadable(
      `备案编号应为21位数字，此为${digits.length}位`,
      `A filing number has 21 digits; this has ${digits.length}`,
    );
  const warning = filingCheckFits(digits)
    ? undefined
    : label('校验规律不符（经验规则，仅作提示）', 'Its check digit does not fit (an empirical rule: a hint only)');
  const code = digits.slice(13, 15);
  return {
    ok: true,
    value: {
      number: `网信算备${digits}号`,
      digits,
      entity: digits.slice(0, 13),
      algorithmClass: classes[code] ?? label(`类别${code}`, `class ${code}`),
      warning,
    },
  };
}
