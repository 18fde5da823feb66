import type { City } from '#kernel/city.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import type { kindsOfUse } from './useFacts.ts';

/** What was made with open data, as everybody sees it. */
export interface ShownUse {
  readonly id: string;
  readonly title: string;
  readonly kind: keyof typeof kindsOfUse;
  readonly description: Bilingual;
  readonly link: string | null;
  readonly owner: string | null;
  readonly datasets: readonly { readonly id: string; readonly title: Label }[];
}

/** The published uses, the latest first; of one dataset where it is named. */
export const shownUses = (city: City, dataset?: string): Promise<ShownUse[]> =>
  city.query<ShownUse>(
    `select u.id, u.facts->>'title' as title, u.facts->>'kind' as kind, u.facts->'description' as description, u.facts->>'link' as link, p.name as owner,
       (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', jsonb_build_object('zh', d.facts->>'title', 'en', coalesce(d.facts->>'titleEn', d.facts->>'title')))), '[]')
        from jsonb_array_elements(u.facts->'datasets') n join records d on d.id::text = n->>'dataset' and d.state = 'published') as datasets
     from records u left join parties p on p.id = u.owner
     where u.system = 'data-uses' and u.state = 'published'
       and ($1::text is null or u.facts @> jsonb_build_object('datasets', jsonb_build_array(jsonb_build_object('dataset', $1::text))))
     order by u.updated_at desc, u.id limit 60`,
    [dataset ?? null],
  );
