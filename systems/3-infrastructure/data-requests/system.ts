import { member, program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { exportDocuments, requestDocuments } from './documents.ts';
import { exportFacts, requestFacts } from './facts.ts';
import { exportLifecycle, exportReaders, requestLifecycle, requestReaders } from './lifecycle.ts';
import { requestAnswers } from './queries.ts';
import { decisionTerm, deletionTerm, exportSettings, releaseTerm, requestSettings, signingTerm } from './settings.ts';

/** Articles 31 to 33. Data open on condition: asked for, agreed, read in a sandbox, deleted at the end. */
export const dataRequests = system({
  id: 'data-requests',
  law: ['31.1c', '32.1', '33.1'],
  name: { zh: '公共数据使用申请', en: 'Requests for data', code: 'SQ' },
  keeper: 'data',
  facts: requestFacts,
  create: [member, program],
  start: 'draft',
  settings: requestSettings,
  documents: requestDocuments,
  clocks: {
    decision: { label: { zh: '审核期限', en: 'Term to decide' }, term: decisionTerm },
    signing: { label: { zh: '签署期限', en: 'Term to sign' }, term: signingTerm, binds: 'owner' },
    term: { label: { zh: '使用期限', en: 'Term of use' }, binds: 'owner' },
    deletion: { label: { zh: '确认删除期限', en: 'Term to confirm the deletion' }, term: deletionTerm, binds: 'owner' },
  },
  lifecycle: requestLifecycle,
  read: requestReaders,
  answers: requestAnswers,
  list: { title: 'title', columns: ['title', 'dataset', 'use', 'endsOn'], filters: ['use'] },
});

/** What leaves the sandbox: checked cell by cell, released with a fingerprint, or held back with its reasons. */
export const dataExports = system({
  id: 'data-exports',
  law: ['33.1', '33.2'],
  name: { zh: '数据导出', en: 'Exports of data', code: 'DC' },
  keeper: 'data',
  facts: exportFacts,
  create: [member, program],
  start: 'draft',
  settings: exportSettings,
  documents: exportDocuments,
  clocks: { release: { label: { zh: '导出审核期限', en: 'Term to look at an export' }, term: releaseTerm } },
  lifecycle: exportLifecycle,
  read: exportReaders,
  list: { title: 'title', columns: ['title', 'request', 'form', 'rows'], filters: ['form'] },
});
