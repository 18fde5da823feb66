import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

export const registrationTerm = termSetting(
  'data-products.registration',
  label('数据产品登记审核期限', 'Term to examine the registration of a data product'),
  20,
  'working',
  label(
    '参照公共数据资源登记的形式审核期限，是否适用待确认',
    'By analogy with the registration of public data resources; whether it applies is to be confirmed',
  ),
);

/** Whether each source named in the catalogue is one that may be built upon, asked about the product `r`. */
export const closedSourcesSql = `select coalesce(jsonb_agg(d.facts->>'title'), '[]') from jsonb_array_elements(r.facts->'sources') s
  join records d on d.id::text = s->>'dataset' where d.system = 'data-catalogue' and (d.state <> 'published' or d.facts->>'opening' = 'closed'
    or (d.facts->>'opening' = 'conditional' and s->>'origin' = 'open'))`;
/** How it is used: contracts by state, and what was settled in all; shown to everybody. */
export const circulationSql = `select jsonb_build_object('contracts', count(*) filter (where c.state in ('performing', 'fulfilled', 'dissolved')), 'inForce', count(*) filter (where c.state = 'performing'),
    'settled', coalesce(sum((select sum((t.facts->>'amount')::numeric) from records t where t.system = 'data-settlements' and t.state = 'settledUp' and t.facts @> jsonb_build_object('contract', c.id))), 0))
  from records c where c.system = 'data-contracts' and c.facts @> jsonb_build_object('product', r.id)`;
export const closedSources = 'data-products.closedSources';
export const circulation = 'data-products.circulation';

interface Stated {
  readonly personalData?: boolean;
  readonly deidentified?: unknown;
  readonly priceMode?: string;
  readonly price?: number;
}
/** Article 33(2): what is made from personal data is de-identified before it is given to others. */
export const isDeidentified: Guard = ({ facts }) => {
  const { personalData, deidentified } = facts as Stated;
  return (
    personalData !== true ||
    deidentified !== undefined || {
      field: 'deidentified',
      article: '33.2',
      message: label('来源中含有个人数据的，应当说明去标识化处理情况', 'Say how the personal data were de-identified'),
    }
  );
};
export const hasPrice: Guard = ({ facts }) => {
  const { priceMode, price } = facts as Stated;
  const needed = priceMode === 'perUse' || priceMode === 'perMonth';
  return (
    needed === (price !== undefined) || {
      field: 'price',
      message: needed
        ? label('请填写单价', 'State the price of a unit')
        : label('免费或者协商定价的，不填单价', 'No price is stated for what is free or negotiated'),
    }
  );
};
export const sourcesAreOpen: Guard = ({ reads }) => {
  const closed = (reads[closedSources] ?? []) as readonly string[];
  return (
    closed.length === 0 || {
      field: 'sources',
      article: '31.1',
      message: label(
        `所列数据未开放，或者须经协议使用：${closed.join('、')}`,
        `Not open, or only under an agreement: ${closed.join(', ')}`,
      ),
    }
  );
};
