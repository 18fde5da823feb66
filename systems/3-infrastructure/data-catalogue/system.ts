import { mostColumns, mostRows } from '#families/opendata/ingest.ts';
import { statisticsBudget, statisticsCharge } from '#families/opendata/statistics.ts';
import { everyone, member, program } from '#kernel/access.ts';
import { runsToTheEve, runsUntil, system } from '#kernel/system.ts';
import { abandonedAfter } from './abandonedUploads.ts';
import { ingestTask, judges } from './effects.ts';
import { anyOffice, dataFacts, inside, keeper, stated } from './facts.ts';
import { answers, evidence } from './queries.ts';
import * as rules from './rules.ts';
import { largestFile } from './uploads.ts';

const reads = ['data-catalogue.held'] as const;
const law = '31.1';
const fit = [rules.hasHolder, rules.isGraded, rules.openingFitsGrade, rules.hasData, rules.findingsAreAnswered];
const requires = ['title', 'abstract', 'subject', 'source', 'frequency', 'opening', 'sharing', 'licence'] as const;
/** A table was loaded: what it holds becomes part of the resource, whatever its state. */
const loaded = { by: program, sets: ['latestVersion', 'rows', 'updatedOn', 'fields'] } as const;

/** Articles 29 and 31. The catalogue of public data: described, graded, opened, kept up to date. */
export const dataCatalogue = system({
  id: 'data-catalogue',
  law: ['29.1', '31.1a', '31.1b', '31.1c'],
  name: { zh: '公共数据目录', en: 'Public data catalogue', code: 'SJ' },
  keeper: 'data',
  facts: dataFacts,
  create: [member, ...[anyOffice].flat(), program],
  start: 'draft',
  derived: rules.dataDerived,
  settings: [largestFile, abandonedAfter, mostColumns, mostRows, statisticsBudget, statisticsCharge],
  tasks: [ingestTask],
  clocks: { update: { label: { zh: '数据更新', en: 'Update of the data' }, binds: 'named' } },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: inside, sets: stated },
      recordVersion: { ...loaded, to: 'draft' },
      submit: { to: 'review', by: inside, requires, when: fit, reads, law },
    },
    review: {
      recordVersion: { ...loaded, to: 'review' },
      publish: {
        to: 'published',
        by: keeper,
        notBy: 'submit',
        requires,
        when: fit,
        reads,
        effects: [judges],
        // What is overdue already has no term left to run.
        clocks: [runsToTheEve('update', 'nextDueOn')],
        law,
      },
      returnToDraft: { to: 'draft', by: keeper },
    },
    published: {
      change: {
        to: 'published',
        by: inside,
        sets: stated,
        requires,
        when: fit,
        reads,
        effects: [judges],
        waits: false,
        law,
      },
      recordVersion: { ...loaded, to: 'published', clocks: [runsUntil('update', 'nextDueOn')] },
      withdraw: { to: 'withdrawn', by: inside, sets: ['withdrawal'], requires: ['withdrawal'], waits: false },
    },
    withdrawn: {
      recordVersion: { ...loaded, to: 'withdrawn' },
      returnToDraft: { to: 'draft', by: inside, waits: false },
    },
  },
  read: { draft: inside, review: inside, published: everyone, withdrawn: inside },
  list: {
    title: 'title',
    columns: ['title', 'office', 'provider', 'subject', 'grade', 'opening', 'frequency', 'updatedOn', 'nextDueOn'],
    filters: ['subject', 'opening', 'grade', 'category', 'frequency', 'generated'],
  },
  answers,
  evidence,
});
