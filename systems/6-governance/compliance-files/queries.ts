import { type Evidence, onceAll, showing } from '#kernel/evidence.ts';
import { gatheredOf } from './gathered.ts';

export const answers = {
  gathered: `select ${gatheredOf('r.owner')}`,
  others: `select exists (select from records o where o.system = 'compliance-files' and o.owner = r.owner and o.id <> r.id and o.state <> 'draft')`,
} as const;

const live = ['active', 'notConfirmed'] as const;
const trained = (topic: string) =>
  `exists (select from jsonb_array_elements(r.facts->'training') t where t->>'topic' = '${topic}' and (t->>'heldOn')::date > current_date - interval '1 year')`;
/** What the files show of Articles 69 and 72(1): of firms that keep one, and no more. */
export const evidence: Readonly<Record<string, Evidence>> = {
  '69.1a': showing(
    onceAll(live, `jsonb_path_exists(r.facts, '$.norms[*] ? (@.inRules == true)')`),
    '建档企业均已将伦理安全规范写入职业规范',
    'every firm with a file has written norms into its professional rules',
  ),
  '69.1b': showing(
    onceAll(live, `${trained('ethics')} and ${trained('law')}`),
    '建档企业一年内均举办了两类培训',
    'every firm with a file has held both trainings within a year',
  ),
  '69.2': showing(
    onceAll(live, 'true', "jsonb_array_length(r.facts->'techniques') > 0"),
    '有企业登记了技术防范措施（鼓励性规定）',
    'firms have recorded technical measures (encouraged)',
  ),
  '72.1a': showing(
    onceAll(live, "r.state = 'active' and jsonb_array_length(r.facts->'declarations') > 0"),
    '建档企业均按期确认档案齐全',
    'every firm with a file has confirmed in time that it is whole',
  ),
  '72.1b': showing(
    onceAll(live, "r.facts ? 'scope'"),
    '建档企业均说明了活动范围',
    'every firm with a file states its scope',
  ),
};
