import { everyone, officer, program } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { system } from '#kernel/system.ts';
import { ruleFacts } from './facts.ts';
import { versionLifecycle } from './lifecycle.ts';
import { answers, evidence } from './queries.ts';
import { regradeTask, transition } from './regrading.ts';
import { replayTask } from './replays.ts';

const by = officer('industry');

/** Articles 10 and 66(3). Every decision table of the platform, in versions: written, replayed, approved, in force. */
export const ruleLibrary = system({
  id: 'rule-library',
  law: ['10.1b', '66.3'],
  name: { zh: '监管规则库', en: 'Rule library', code: 'GZK' },
  keeper: 'industry',
  facts: ruleFacts,
  create: program,
  start: 'draft',
  clocks: { effect: { label: label('施行前', 'Until it takes effect') } },
  lifecycle: versionLifecycle,
  read: {
    draft: by,
    replaying: by,
    replayed: by,
    approved: everyone,
    inForce: everyone,
    superseded: everyone,
    withdrawn: by,
  },
  list: { title: 'title', columns: ['table', 'title', 'standing', 'effectiveOn'], filters: ['table', 'standing'] },
  settings: [transition],
  tasks: [replayTask, regradeTask],
  answers,
  evidence,
});
