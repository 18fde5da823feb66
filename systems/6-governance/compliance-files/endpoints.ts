import { everyone, member, officer } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import { firmsIn } from './gathered.ts';

const offices = [officer('industry'), officer('committee')] as const;

const firms = endpoint({
  method: 'GET',
  path: '/api/compliance-files/firms',
  by: offices,
  law: '69.1',
  summary: { zh: '各企业的合规档案：有什么、缺什么', en: 'The files of all firms: what is there and what is missing' },
  answer: async (_request, city) => ({ body: { firms: await firmsIn(city) } }),
});

const firm = endpoint({
  method: 'GET',
  path: '/api/compliance-files/firms/:party',
  by: [member, ...offices],
  law: '69.1',
  summary: { zh: '一家企业的合规档案', en: 'The file of one firm' },
  async answer({ params: { party = '' }, actor }, city) {
    const may = actor.parties.includes(party) || actor.offices.some((one) => one === 'industry' || one === 'committee');
    const [found] = may && isId(party) ? await firmsIn(city, party) : [];
    if (!found) throw new Refused('not-found');
    return { body: found };
  },
});

const summaries = endpoint({
  method: 'GET',
  path: '/api/compliance-files/summaries',
  by: everyone,
  law: '69.1',
  summary: { zh: '企业自愿公开的合规档案摘要', en: 'Summaries that firms chose to publish' },
  async answer(_request, city) {
    const items = await city.query(
      `select p.name, p.name_en as "nameEn", r.state = 'active' and jsonb_array_length(coalesce(r.facts->'declarations', '[]')) > 0 as confirmed,
         (select coalesce(jsonb_agg(jsonb_build_object('name', n->'name', 'version', n->'version')), '[]') from jsonb_array_elements(r.facts->'norms') n) as norms,
         (select count(*)::int from jsonb_array_elements(r.facts->'training') t where (t->>'heldOn')::date > current_date - interval '1 year') as trainings,
         (select count(*)::int from records x where x.system = 'red-team-exercises' and x.state <> 'draft' and x.owner = r.owner) as exercises
       from records r join parties p on p.id = r.owner where r.system = 'compliance-files' and r.state <> 'draft'
         and r.facts->'publicSummary' = 'true' order by p.name limit 500`,
    );
    return { body: { items } };
  },
});

export const complianceEndpoints = [firms, firm, summaries];
