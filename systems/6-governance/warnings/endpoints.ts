import { gunzipSync } from 'node:zlib';
import { everyone, member } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, type EndpointAnswer, type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { problemOf, Refused } from '#kernel/refusals.ts';
import { settingInForce } from '#kernel/settings.ts';
import { ingest, ingestReadings } from './ingest.ts';
import { liveWarnings, ofProduct, seriesOf } from './live.ts';
import { readOtlp } from './otlp.ts';
import { parsed, readPoints } from './points.ts';
import { incidentHours } from './settings.ts';
import { bearerOf, makeToken, revokeToken } from './tokens.ts';

const largest = 4 * 1024 * 1024;

/** The body as text, within its limit before and after decompression. */
async function textOf({ stream, headers }: EndpointRequest): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new Refused('too-large');
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body.toString('utf8');
  if (encoding !== 'gzip')
    throw new Refused('file-type', { message: { zh: '只接受 gzip 压缩', en: 'Only gzip is taken' } });
  try {
    return gunzipSync(body, { maxOutputLength: largest }).toString('utf8');
  } catch (error) {
    const isLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refused(isLarge ? 'too-large' : 'malformed-request', { field: 'body' });
  }
}

/** Pushing: the token first, then the body; too much too fast is told with when to come again. */
const pushing =
  (take: (request: EndpointRequest, type: string, city: City) => Promise<object>): Endpoint['answer'] =>
  async (request, city): Promise<EndpointAnswer> => {
    try {
      return { body: await take(request, request.headers['content-type'] ?? '', city) };
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code !== 'too-many-requests') throw error;
      const wait = 60 - city.now().getUTCSeconds();
      return {
        status: 429,
        type: 'application/problem+json',
        headers: { 'retry-after': String(wait) },
        body: problemOf(error.refusal),
      };
    }
  };
const pushed = { method: 'POST', by: everyone, law: '66.2', takes: 'stream', limit: largest, perMinute: 6000 } as const;
const openly = { by: everyone, law: '66.2' } as const;

/** The ways into warnings: metrics pushed by machines, tokens for them, and what is live. */
export const warningEndpoints = [
  endpoint({
    ...pushed,
    path: '/api/warnings/v1/metrics',
    summary: label(
      '推送指标：OTLP/HTTP JSON，凭产品的令牌',
      'Push metrics as OTLP/HTTP JSON, by a token of the product',
    ),
    answer: pushing(async (request, type, city) => {
      const bearer = await bearerOf(city, request.headers.authorization);
      if (/protobuf/u.test(type))
        throw new Refused('file-type', {
          message: {
            zh: '请以 JSON 推送：OTEL_EXPORTER_OTLP_PROTOCOL=http/json',
            en: 'Push as JSON: OTEL_EXPORTER_OTLP_PROTOCOL=http/json',
          },
        });
      const { readings, rejects } = readOtlp(parsed(await textOf(request), 'body'));
      const stored = await ingestReadings(city, bearer, readings);
      const all = [...rejects, ...stored.rejects];
      const [first] = all;
      return first
        ? {
            partialSuccess: {
              rejectedDataPoints: String(all.length),
              errorMessage: `${first.place}: ${first.message.en} | ${first.message.zh}`,
            },
          }
        : {};
    }),
  }),
  endpoint({
    ...pushed,
    path: '/api/warnings/points',
    summary: label(
      '推送数据点：JSON 数组或者 NDJSON，每项 {metric, at, value, n?}，凭产品的令牌',
      'Push points as a JSON array or NDJSON of {metric, at, value, n?}, by a token of the product',
    ),
    answer: pushing(async (request, type, city) => {
      const bearer = await bearerOf(city, request.headers.authorization);
      const points = readPoints(await textOf(request), type);
      const { stored, duplicates } = await ingest(city, bearer, points, { whole: true, placeOf: (at) => `[${at}]` });
      return { received: points.length, stored, duplicates };
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/warnings/tokens',
    by: member,
    law: '66.2',
    summary: label('为本单位的产品建立推送令牌，只显示一次', "Make a token for one's own product; it is shown once"),
    answer: async ({ body, actor }, city) => ({ status: 201, body: await makeToken(city, body, actor) }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/warnings/tokens/:id',
    by: member,
    law: '66.2',
    summary: label('撤销推送令牌', 'Revoke a token'),
    async answer({ params, actor }, city) {
      await revokeToken(city, params.id ?? '', actor);
      return { body: { revoked: true } };
    },
  }),
  endpoint({
    ...openly,
    method: 'GET',
    path: '/api/warnings/live',
    summary: label('生效中的预警', 'Warnings that are live'),
    answer: async (_request, city) => ({ body: await liveWarnings(city) }),
  }),
  endpoint({
    ...openly,
    method: 'GET',
    path: '/api/warnings/incident-term',
    summary: label('事故报告时限', 'Within how many hours an incident is reported'),
    async answer(_request, city) {
      const { value, source, confirmed } = settingInForce(incidentHours, city.settings);
      return { body: { term: { value, source, confirmed } } };
    },
  }),
  endpoint({
    ...openly,
    method: 'GET',
    path: '/api/warnings/products/:id',
    summary: label(
      '产品的预警；本单位和主管部门并可看监测指标',
      'Warnings on a product; to its firm and office also its metrics',
    ),
    answer: async ({ params, actor }, city) => ({ body: await ofProduct(city, params.id ?? '', actor) }),
  }),
  endpoint({
    ...openly,
    method: 'GET',
    path: '/api/warnings/metrics/:id/points',
    summary: label('监测指标的数据点、统计量和报警', 'Points, statistic and alarms of a metric'),
    answer: async ({ params, actor }, city) => ({ body: await seriesOf(city, params.id ?? '', actor) }),
  }),
];
