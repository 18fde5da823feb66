import type { FieldFacts } from '#families/opendata/ingest.ts';
import type { ColumnProfile } from '#families/opendata/profile.ts';
import { type Label, label } from '#kernel/label.ts';
import type { ColumnRole } from './jobs.ts';

/** What is proposed for a column, and why; a person confirms it. */
export interface ProposedColumn {
  readonly name: string;
  readonly role: ColumnRole;
  readonly plan?: string;
  readonly amounts?: string;
  readonly order?: string;
  readonly ground: Label;
}

/** Orders that everybody knows, of which a column may hold a part. */
const orders: readonly (readonly string[])[] = [
  ['文盲', '小学', '初中', '高中', '中专', '大专', '本科', '硕士', '博士'],
  ['小学及以下', '初中', '高中', '大专', '本科', '研究生'],
  ['很差', '差', '一般', '好', '很好'],
  ['低', '中', '高'],
];
/** From so large a share of different values on, a column singles people out. */
const identifying = 0.9;

/**
 * What a column is proposed to be, by what the catalogue says of it, by what was found in its values, and by how many
 * different ones it has. What nothing speaks for stays only where the catalogue says why it is no personal data.
 */
export function proposedFor(column: ColumnProfile, rows: number, declared: FieldFacts | undefined): ProposedColumn {
  const { name, identifier, distinct, type } = column;
  if (declared && declared.sensitivity !== 'none')
    return part(column, declared.sensitivity, label('目录中的字段说明', 'As the catalogue calls the field'));
  if (declared?.notPersonalBecause)
    return {
      name,
      role: 'kept',
      ground: label(`目录：${declared.notPersonalBecause}`, 'The catalogue says why it is none'),
    };
  if (identifier) {
    const share = Math.round(identifier.share * 100);
    const found = label(`约${share}%的值形似个人标识`, `About ${share}% of the values look like identifiers`);
    return part(column, identifier.proposed, identifier.kind ? found : label('列名', 'By its name'));
  }
  if ((type === 'string' || type === 'integer') && rows > 0 && distinct / rows > identifying)
    return { name, role: 'direct', ground: label('几乎每行的值都不同', 'Nearly every row has a value of its own') };
  return part(column, 'quasi', label('没有依据可以原样保留', 'Nothing speaks for leaving it as it is'));
}

function part(column: ColumnProfile, role: 'direct' | 'quasi' | 'sensitive', ground: Label): ProposedColumn {
  return { name: column.name, role, ground, ...(role === 'quasi' && planFor(column)) };
}

/** How a column may be generalised, by what it holds. */
function planFor({
  type,
  min,
  max,
  top,
  longest,
  distinct,
}: ColumnProfile): Pick<ProposedColumn, 'plan' | 'amounts' | 'order'> {
  if (type === 'date') return { plan: 'date' };
  if (type === 'integer' && Number(min) >= 100_000 && Number(max) <= 999_999 && distinct < 400)
    return { plan: 'division' };
  if (type === 'integer' || type === 'number') {
    const width = roundWidth((Number(max) - Number(min)) / 12);
    return { plan: 'number', amounts: [width, width * 2, width * 4].join(',') };
  }
  const values = (top ?? []).map(({ value }) => value);
  if (values.length > 0 && values.every((value) => /^\d{6}$/u.test(value))) return { plan: 'division' };
  const order =
    distinct <= values.length ? orders.find((one) => values.every((value) => one.includes(value))) : undefined;
  if (order)
    return { plan: 'ordered', order: order.filter((value) => values.includes(value)).join(','), amounts: '2,4' };
  if (
    values.length > 0 &&
    longest !== null &&
    values.every((value) => /^\d+$/u.test(value) && value.length === longest)
  )
    return { plan: 'prefix', amounts: [longest - 2, longest - 4].filter((one) => one > 0).join(',') || '1' };
  return { plan: 'whole' };
}

const roundWidth = (width: number): number => {
  if (!(width > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((one) => one * power >= width) ?? 10) * power;
};
