import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
import { overviewOf } from './overview.ts';
import { transcriptOf } from './transcript.ts';

/** The transcript of a draw, for anybody who wants to repeat it. */
export const drawTranscript = endpoint({
  method: 'GET',
  path: '/api/tracking/draws/:id/transcript.json',
  by: everyone,
  law: '66.2',
  summary: { zh: '抽取记录（可自行复算）', en: 'The transcript of a draw, to be repeated' },
  async answer({ params, actor }, city) {
    const record = await city.get('inspection-draws', params.id ?? '');
    const transcript = record && city.mayRead(record, actor) ? transcriptOf(record) : null;
    if (!transcript) throw new Refused('not-found');
    return {
      headers: { 'content-disposition': `attachment; filename="${record?.number}.json"` },
      body: transcript,
    };
  },
});

/** What everybody may know of tracking: who is tracked, and whose report is late. */
export const trackingOverview = endpoint({
  method: 'GET',
  path: '/api/tracking-reports/overview',
  by: everyone,
  law: '66.2',
  summary: { zh: '跟踪情况：在跟踪的产品和逾期的报告', en: 'Tracking: products tracked and reports past their term' },
  answer: async (_request, city) => ({ body: await overviewOf(city) }),
});
