import { everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type EndpointAnswer, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { figuresOf } from './figures.ts';
import { given, shapes } from './given.ts';
import * as handling from './handling.ts';
import { openInbox, ownReports, writeAgain } from './inbox.ts';
import { takeReport } from './intake.ts';
import { ownKeys, setKey } from './keys.ts';
import { proposalsFor, subjectsLike } from './matters.ts';
import { getByReceipt } from './receipts.ts';
import { fileLimit, readFile, takeFile } from './sealedFiles.ts';

const private_ = { 'cache-control': 'no-store' };
const answer = (body: unknown, status = 200): EndpointAnswer => ({ status, body, headers: private_ });
const law = '70.1';
/** The reporter's ways in: no address, referer or time of theirs is in any log. */
const ofReporters = { by: everyone, law, unlogged: true } as const;

async function sealedFile(city: City, report: string, file: string): Promise<EndpointAnswer> {
  const body = /^[0-9a-f-]{36}$/u.test(file) ? await readFile(city, report, file) : null;
  if (!body) throw new Refused('not-found', { field: 'file' });
  return { body, type: 'application/octet-stream', headers: private_ };
}

export const reportEndpoints = [
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/subjects',
    summary: label('查找被举报的产品或者单位', 'Find the product or organisation to report'),
    perMinute: 120,
    answer: async ({ body }, city) =>
      answer({ items: await subjectsLike(city, String((body as { q?: unknown })?.q ?? '')) }),
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/receivers',
    summary: label('由谁受理，以及加密所用的公钥', 'Who receives the report, and the key to seal it to'),
    perMinute: 120,
    answer: async ({ body }, city) => {
      const { reported, proposals } = await proposalsFor(city, given(shapes.matter, body));
      return answer({
        subject: reported.subject,
        proposals: proposals.map(({ receiver: { members: _, ...receiver }, ...one }) => ({ ...one, receiver })),
      });
    },
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/files',
    summary: label('送达一个已加密的文件', 'Hand in a sealed file'),
    takes: 'stream',
    limit: fileLimit,
    perMinute: 60,
    answer: async ({ stream }, city) => answer(await takeFile(city, stream), 201),
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/report',
    summary: label('提交举报（内容已加密）', 'Hand in a report, sealed'),
    perMinute: 20,
    answer: async ({ body, actor }, city) => answer(await takeReport(city, body, actor), 201),
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/inbox',
    summary: label(
      '凭回执码查看办理情况和往来信息',
      'With the receipt code: where the report stands, and the messages',
    ),
    perMinute: 30,
    answer: async ({ body }, city) => answer(await openInbox(city, body)),
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/inbox/messages',
    summary: label('凭回执码补充信息', 'With the receipt code: write once more'),
    perMinute: 30,
    answer: async ({ body }, city) => answer(await writeAgain(city, body), 201),
  }),
  endpoint({
    ...ofReporters,
    method: 'POST',
    path: '/api/violation-reports/inbox/file',
    summary: label('凭回执码取回一个文件', 'With the receipt code: a file'),
    perMinute: 60,
    answer: async ({ body }, city) => {
      const { access, file } = given(shapes.file, body);
      return sealedFile(city, (await getByReceipt(city, access)).id, file);
    },
  }),
  endpoint({
    ...ofReporters,
    method: 'GET',
    path: '/api/violation-reports/own',
    summary: label('本人实名提交的举报', 'Reports made under one’s own name'),
    answer: async ({ actor }, city) => {
      if (!actor.person) throw new Refused('sign-in-required');
      return answer({ items: await ownReports(city, actor.person) });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/violation-reports/figures',
    by: everyone,
    law,
    summary: label('举报的数量、状态和结果', 'Reports in numbers, states and outcomes'),
    answer: async (_request, city) => ({ body: await figuresOf(city) }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/violation-reports/keys',
    by: everyone,
    law,
    summary: label('本单位的接收密钥', 'The keys of one’s own office'),
    answer: async ({ actor }, city) => answer(await ownKeys(city, actor)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/violation-reports/keys',
    by: everyone,
    law,
    summary: label('启用新的接收密钥', 'Put a new key in use'),
    answer: async ({ actor, body }, city) => answer(await setKey(city, body, actor), 201),
  }),
  endpoint({
    method: 'POST',
    path: '/api/violation-reports/:id/unseal',
    by: everyone,
    law,
    summary: label('记录目的后取得密封内容', 'The sealed contents, once the purpose is recorded'),
    answer: async ({ actor, params, body }, city) =>
      answer(await handling.unseal(city, String(params.id), body, actor)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/violation-reports/:id/files/:file',
    by: everyone,
    law,
    summary: label('取得一个密封的文件', 'A sealed file'),
    answer: async ({ actor, params }, city) => {
      if (!(await handling.mayReadFiles(city, String(params.id), actor))) throw new Refused('not-allowed');
      return sealedFile(city, String(params.id), String(params.file));
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/violation-reports/:id/reply',
    by: everyone,
    law,
    summary: label('答复举报人（已加密）', 'Answer the reporter, sealed'),
    answer: async ({ actor, params, body }, city) =>
      answer(await handling.reply(city, String(params.id), body, actor), 201),
  }),
  endpoint({
    method: 'POST',
    path: '/api/violation-reports/:id/transfer',
    by: everyone,
    law,
    summary: label('移送其他受理单位', 'Pass the report on'),
    answer: async ({ actor, params, body }, city) =>
      answer(await handling.transfer(city, String(params.id), body, actor)),
  }),
] as const;
