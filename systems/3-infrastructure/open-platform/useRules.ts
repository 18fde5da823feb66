import { label } from '#kernel/label.ts';
import type { Guard } from '#kernel/system.ts';

export const hiddenDatasets = 'data-uses.hiddenDatasets';
/** Data that the use names and that are not public, asked about the use `r`. */
export const hiddenDatasetsSql = `select count(*) from jsonb_array_elements(r.facts->'datasets') s
  where not exists (select from records d where d.id::text = s->>'dataset' and d.system = 'data-catalogue' and d.state = 'published')`;

export const datasetsArePublic: Guard = ({ reads }) =>
  Number(reads[hiddenDatasets] ?? 0) === 0 || {
    field: 'datasets',
    article: '32.1',
    message: label('所列数据中有未公开的', 'Some of the data named are not public'),
  };
