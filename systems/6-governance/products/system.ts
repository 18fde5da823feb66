import { outdatesTheExplanation } from '#families/explained.ts';
import { supervisedLifecycle } from '#families/supervision.ts';
import { schedulesTracking } from '#families/tracking.ts';
import { everyone, member, owner, program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { productContradictions } from './consistency.ts';
import { productDocuments } from './documents.ts';
import { recordGrading, reviewsPilots } from './effects.ts';
import { productFacts, stated } from './facts.ts';
import * as filing from './filing.ts';
import { answers, evidence } from './queries.ts';
import { regrade, transition } from './regrade.ts';
import * as rules from './rules.ts';
import { filedStates } from './takeOver.ts';

const life = supervisedLifecycle({
  stated,
  keeper: 'industry',
  law: '66.2',
  changes: {
    when: [rules.gradeIsDetermined, rules.changeKeepsPath],
    reads: ['products.changesSinceFiling'],
    effects: [recordGrading, reviewsPilots, outdatesTheExplanation, schedulesTracking],
    clocks: [filing.followsWhatWasFiled],
  },
  use: {
    when: rules.pathIsFollowed,
    broken: rules.pathIsBroken,
    reads: rules.groundsOfUse,
    effects: [schedulesTracking],
  },
  warned: rules.isUnderSuspension,
  besides: { fileChange: filing.fileChange, regrade },
  inTransition: transition,
  retires: { clocks: [...filing.fileChange.clocks, ...transition.ends] },
});

/** Articles 10, 12 and 66. One fact record a product; its grade decides the path, its documents are rendered from it. */
export const products = system({
  id: 'products',
  law: ['10.1a', '12.1a', '66.1b'],
  name: { zh: '产品服务登记', en: 'AI product register', code: 'CP' },
  keeper: 'industry',
  facts: productFacts,
  create: [member, program],
  start: 'draft',
  derived: rules.gradeOf,
  settings: [rules.explanationBeforeUse],
  contradictions: productContradictions,
  documents: productDocuments,
  clocks: { filingChange: filing.filingChange, transition: transition.clock },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      register: {
        to: 'registered',
        by: owner,
        sets: stated,
        requires: 'all',
        when: rules.gradeIsDetermined,
        effects: [recordGrading],
        law: '66.1',
      },
      record: { to: 'filed', by: program, requires: ['name', 'filingKey'], effects: [recordGrading] },
    },
    ...filedStates,
    ...life,
  },
  read: {
    draft: [owner],
    filed: everyone,
    claimed: everyone,
    registered: everyone,
    inUse: everyone,
    suspended: everyone,
    retired: everyone,
  },
  list: {
    title: 'name',
    columns: ['name', 'providerName', 'field', 'grade', 'version'],
    filters: ['grade', 'field', 'decisionRole', 'publicDecision'],
  },
  answers,
  evidence,
});
