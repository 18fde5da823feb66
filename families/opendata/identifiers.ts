import { findPersonalData, type PersonalDataKind } from '#engines/personalData/find.ts';
import type { Column } from './versions.ts';

/** How a field bears on people: not at all, singled out with others, by itself, or as what must not come out. */
export type Sensitivity = 'none' | 'quasi' | 'direct' | 'sensitive';

/** What a column was found to hold, and what is proposed for it; people decide. */
export interface FoundIdentifier {
  readonly proposed: Exclude<Sensitivity, 'none'>;
  /** The kind of personal data found in the values; null where the column's name alone says so. */
  readonly kind: PersonalDataKind | null;
  /** The share of the sampled values in which it was found, from 0 to 1. */
  readonly share: number;
}

/** GB/T 42460 annex A: what identifies by itself. Telephones of offices and codes of organisations do not. */
const direct = new Set<PersonalDataKind>(['residentId', 'mobile', 'bankCard', 'passport', 'email', 'plate', 'name']);
/** From this share of values on, a column is taken to hold what was found. */
const fewest = 0.02;

/** Words in column names by which annex B's quasi-identifiers and sensitive attributes are commonly known. */
const quasiNames =
  /出生|生日|年龄|性别|邮编|邮政编码|住址|地址|街道|社区|职业|民族|籍贯|学历|婚姻|单位名称|毕业|^(?:age|sex|gender|race|birth\w*|date_of_birth|dob|zip\w*|post(?:al)?_?code|address|occupation|marital\w*|education\w*|native\w*|nationality)$/iu;
const sensitiveNames =
  /疾病|诊断|病情|病史|用药|收入|工资|薪酬|存款|信仰|宗教|犯罪|处罚记录|残疾|^(?:disease|diagnosis|income|salary|wage\w*|religion|crime\w*|disab\w*)$/iu;
const nameNames = /^(?:姓名|名字|患者|联系人|申请人|负责人|法定代表人|(?:full_?)?name|patient)$/iu;

/**
 * What a column holds of personal data, by its values and by its name. `values`: a sample of the different ones. Measured
 * on generated texts only (engines/personalData); null where nothing speaks for it.
 */
export function identifiersIn(
  { name, type }: Column,
  values: readonly string[],
  of: { readonly rows: number; readonly distinct: number },
): FoundIdentifier | null {
  const counts = new Map<PersonalDataKind, number>();
  // The finder knows a name by the word before it; the column's heading is that word.
  const heading = nameNames.test(name) ? '姓名：' : '';
  for (const value of values)
    for (const kind of new Set(findPersonalData(heading + value).map((one) => one.kind)))
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [best] = [...counts].filter(([kind]) => direct.has(kind)).toSorted((a, b) => b[1] - a[1]);
  if (best && best[1] / values.length >= fewest)
    return { proposed: 'direct', kind: best[0], share: best[1] / values.length };
  if (sensitiveNames.test(name)) return { proposed: 'sensitive', kind: null, share: 0 };
  const places = (counts.get('address') ?? 0) / Math.max(1, values.length);
  if (places >= 0.5) return { proposed: 'quasi', kind: 'address', share: places };
  if (quasiNames.test(name) && !(type === 'boolean') && of.distinct > 1)
    return { proposed: 'quasi', kind: null, share: 0 };
  return null;
}
