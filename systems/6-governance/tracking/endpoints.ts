import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
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
