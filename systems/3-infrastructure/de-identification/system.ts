import { everyone, member } from '#kernel/access.ts';
import { always, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { deidentificationFacts, inside, office } from './facts.ts';
import { lifecycle } from './lifecycle.ts';
import { answers } from './rules.ts';
import { settings } from './settings.ts';
import { measureTask, releaseTask, searchTask } from './tasks.ts';

/** Article 33(2). Exactly one version of personal data is de-identified before it is given to others, and that is shown. */
export const deidentification = system({
  id: 'de-identification',
  law: ['33.2'],
  name: { zh: '去标识化核验', en: 'De-identification', code: 'QB' },
  keeper: 'data',
  facts: deidentificationFacts,
  create: [office, member],
  start: 'draft',
  settings: [...settings],
  tasks: [measureTask, searchTask, releaseTask],
  lifecycle,
  read: {
    ...{ draft: inside, measuring: inside, measured: inside, searching: inside, comparing: inside },
    ...{ proposed: inside, releasing: inside, cleared: everyone, withdrawn: everyone },
  },
  list: {
    title: 'title',
    columns: ['title', 'dataset', 'versionNumber', 'grade', 'riskBefore', 'riskAfter'],
    filters: ['grade'],
  },
  evidence: {
    '33.2': showing(
      always(
        ['cleared'],
        "r.facts ? 'report' and r.facts->>'grade' in ('3', '4') and r.hands->>'choose' is distinct from r.hands->>'approve'",
      ),
      '经核验放行的个人数据版本均有复核通过的证据报告，提出人与批准人不同',
      'every version of personal data that was released has its verified report, and another person approved it',
    ),
  },
  answers,
});
