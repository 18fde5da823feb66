import type { FactsOf } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { settingValue } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import type { deidentificationFacts } from './facts.ts';
import { mostSuppressed, smallestJoint, smallestK } from './settings.ts';

export type DeidentificationFacts = FactsOf<typeof deidentificationFacts>;

/** Named reads over an assessment `r`: the version it is about, and the candidates that its search found, by levels. */
export const answers = {
  version: `select jsonb_build_object('dataset', v.dataset, 'state', v.state, 'owners', jsonb_build_array(d.owner, d.facts->>'provider'),
      'direct', coalesce((select jsonb_agg(f->>'name') from jsonb_array_elements(d.facts->'fields') f where f->>'sensitivity' = 'direct'), '[]'),
      'columns', coalesce((select jsonb_agg(f->>'name') from jsonb_array_elements(v.fields) f), '[]'))
    from dataset_versions v join records d on d.id = v.dataset where v.id::text = r.facts->>'version'`,
  candidates: `select jsonb_object_agg(c->>'key', jsonb_build_object('fits', c->'fits', 'joint', c->'joint'))
    from deidentification_findings f, jsonb_array_elements(f.searched->'candidates') c where f.assessment = r.id`,
} as const;

interface VersionRead {
  readonly dataset: string;
  readonly state: string;
  readonly owners: readonly (string | null)[];
  readonly direct: readonly string[];
  readonly columns: readonly string[];
}
const versionIn = (reads: Readonly<Record<string, unknown>>) =>
  reads['de-identification.version'] as VersionRead | null | undefined;

/** The version is there, of the resource named, and of whoever has it assessed. */
export const isOwnVersion: Guard = ({ facts, record, reads }) => {
  const version = versionIn(reads);
  const own = record.owner === null || version?.owners.includes(record.owner);
  return (
    (version?.state === 'ready' && version.dataset === (facts as DeidentificationFacts).dataset && own) || {
      field: 'version',
      article: '33.2',
      message: label('没有这个数据版本，或者不属于您', 'There is no such version of the data, or it is not yours'),
    }
  );
};

/** Nothing leaves by being forgotten: each column has its part, and one at least is generalised. */
export const columnsAreTold: Guard = ({ facts, reads }) => {
  const { columns = [] } = facts as DeidentificationFacts;
  const untold = versionIn(reads)?.columns.find((name) => !columns.some((one) => one.name === name));
  if (untold !== undefined)
    return { field: 'columns', message: label(`“${untold}”列尚未确认`, `column ${untold} is not confirmed yet`) };
  const unplanned = columns.find(({ role, plan }) => role === 'quasi' && !plan);
  if (unplanned)
    return {
      field: 'columns',
      message: label(`“${unplanned.name}”尚未选择泛化方式`, `${unplanned.name} has no way of being generalised`),
    };
  return (
    columns.some(({ role }) => role === 'quasi') || {
      field: 'columns',
      message: label('至少应有一列准标识符', 'One column at least is a quasi-identifier'),
    }
  );
};

/** What the catalogue calls a direct identifier never stays as it is, whatever anybody ticks here. */
export const identifiersLeave: Guard = ({ facts, reads }) => {
  const { columns = [] } = facts as DeidentificationFacts;
  const direct = versionIn(reads)?.direct ?? [];
  const kept = columns.find(
    ({ name = '', role }) => direct.includes(name) && (role === 'kept' || role === 'sensitive'),
  );
  return (
    kept === undefined || {
      field: 'columns',
      article: '33.2',
      message: label(
        `目录将“${kept.name}”列为直接标识符，不得原样保留`,
        `The catalogue calls ${kept.name} a direct identifier: it must not stay as it is`,
      ),
    }
  );
};

/** The goal names k, not below what is set, and suppresses no more than may be; each further model has its column. */
export const goalSuffices: Guard = ({ facts, settings }) => {
  const { criteria = [], columns = [], suppression = '0' } = facts as DeidentificationFacts;
  const least = settingValue(smallestK, settings);
  if (!criteria.some(({ kind, amount }) => kind === 'k-anonymity' && Number(amount) >= least))
    return { field: 'criteria', message: label(`k 不得小于${least}`, `k must be ${least} at least`) };
  const most = settingValue(mostSuppressed, settings);
  if (Number(suppression) > Number(most))
    return {
      field: 'suppression',
      message: label(`抑制比例不得超过${most}`, `No more than ${most} of the rows may be suppressed`),
    };
  const sensitive = columns.filter(({ role }) => role === 'sensitive').map(({ name }) => name);
  const lost = criteria.find(({ kind, column }) => kind !== 'k-anonymity' && !sensitive.includes(column));
  return (
    lost === undefined || {
      field: 'criteria',
      message: label('l 和 t 须指明一个敏感属性', 'l and t name one of the sensitive attributes'),
    }
  );
};

/** One of the candidates found that reaches the goal, and leaves no small group together with earlier releases. */
export const candidateFits: Guard = ({ facts, reads, settings }) => {
  const candidates = (reads['de-identification.candidates'] ?? {}) as Readonly<
    Record<string, { fits: boolean; joint: number | null } | undefined>
  >;
  const chosen = candidates[(facts as DeidentificationFacts).levels ?? ''];
  if (!chosen?.fits)
    return { field: 'levels', message: label('该方案未达到目标', 'This candidate does not reach the goal') };
  const least = settingValue(smallestJoint, settings);
  return typeof chosen.joint !== 'number' || chosen.joint >= least || narrowed(chosen.joint, least);
};

/** Why releases together say too much. `shown`: what the newest shows of the group. */
export const narrowed = (rows: number, least: number, shown = '') => ({
  field: 'levels',
  article: '33.2',
  message: label(
    `与以往发布合并后，${shown && `“${shown}”的`}最小人群仅${rows}人，少于${least}人`,
    `Together with earlier releases the smallest group${shown && ` (${shown})`} is ${rows} people, fewer than ${least}`,
  ),
});
