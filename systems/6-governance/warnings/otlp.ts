import { z } from 'zod';
import { canonical, digestOf } from '#kernel/journal.ts';
import { Refused } from '#kernel/refusals.ts';
import { mostPoints, type Rejected, rejected, tooMany } from './points.ts';
import type { Reading } from './streams.ts';

/* OTLP 1.x metrics as JSON (opentelemetry-proto, metrics/v1): 64-bit integers are strings there, though numbers come too. */
const whole = z.union([z.string().regex(/^-?\d{1,20}$/u), z.number()]).transform(Number);
const attribute = z.object({ key: z.string(), value: z.unknown().optional() });
const common = {
  timeUnixNano: whole.optional(),
  startTimeUnixNano: whole.optional(),
  attributes: z.array(attribute).optional(),
};
const numberPoint = z.object({ ...common, asDouble: z.number().optional(), asInt: whole.optional() });
const summaryPoint = z.object({ ...common, count: whole.optional(), sum: z.number().optional() });
const temporality = { aggregationTemporality: z.union([z.number(), z.string()]).optional() };
const metric = z.object({
  name: z.string(),
  gauge: z.object({ dataPoints: z.array(numberPoint).default([]) }).optional(),
  sum: z
    .object({ dataPoints: z.array(numberPoint).default([]), isMonotonic: z.boolean().optional(), ...temporality })
    .optional(),
  histogram: z.object({ dataPoints: z.array(summaryPoint).default([]), ...temporality }).optional(),
  exponentialHistogram: z.object({ dataPoints: z.array(summaryPoint).default([]), ...temporality }).optional(),
  summary: z.object({ dataPoints: z.array(summaryPoint).default([]) }).optional(),
});
const request = z.object({
  resourceMetrics: z
    .array(
      z.object({
        resource: z.object({ attributes: z.array(attribute).optional() }).optional(),
        scopeMetrics: z.array(z.object({ metrics: z.array(metric).default([]) })).default([]),
      }),
    )
    .default([]),
});
type Metric = z.infer<typeof metric>;
type Attributes = readonly { key: string; value?: unknown }[] | undefined;
type DataPoint = z.infer<typeof numberPoint> | z.infer<typeof summaryPoint>;

const isCumulative = (of: { aggregationTemporality?: number | string } | undefined): boolean =>
  of?.aggregationTemporality === 2 || of?.aggregationTemporality === 'AGGREGATION_TEMPORALITY_CUMULATIVE';

/** The number of cases of a gauge or sum, as the attribute `n`, whole or not. */
function casesOf({ attributes }: DataPoint): number | null {
  const value = attributes?.find(({ key }) => key === 'n')?.value as { intValue?: unknown; doubleValue?: unknown };
  const n = Number(value?.intValue ?? value?.doubleValue ?? Number.NaN);
  return n > 0 && Number.isFinite(n) ? n : null;
}

/** By what a stream is told from others of its metric: its resource and attributes, in whatever order; `n` is no part. */
const streamOf = (resource: Attributes, { attributes }: DataPoint): string =>
  digestOf(
    [resource, attributes?.filter(({ key }) => key !== 'n')].map((all) => (all ?? []).map(canonical).toSorted()),
  );

/**
 * Reads an export request. A body that is no such request is refused; single data points that cannot be taken are told
 * by their place, as the answer's partial success has them. A histogram gives its values' sum and number. Running totals
 * carry since when they run: what they gained is reckoned from what was read before.
 */
export function readOtlp(body: unknown): {
  readonly readings: readonly Reading[];
  readonly rejects: readonly Rejected[];
} {
  const read = request.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refused('invalid-input', {
      field: issue?.path.join('.') || 'body',
      message: { zh: '不是 OTLP 指标请求', en: `This is no OTLP metrics request: ${issue?.message ?? ''}` },
    });
  }
  const readings: Reading[] = [];
  const rejects: Rejected[] = [];
  const take = (of: Metric, resource: Attributes, data: DataPoint, place: string, came: Came | undefined) => {
    const { timeUnixNano, startTimeUnixNano } = data;
    if (readings.length + rejects.length >= mostPoints) throw tooMany();
    if (!timeUnixNano) rejects.push(rejected(`${place}.timeUnixNano`, '缺少时间', 'the time is missing'));
    else if (came === undefined || !Number.isFinite(came.total))
      rejects.push(rejected(place, '缺少数值', 'the value is missing'));
    else {
      const { runs, ...reading } = came;
      const since = runs && { since: startTimeUnixNano ? Math.trunc(startTimeUnixNano / 1e6) : null };
      const at = Math.trunc(timeUnixNano / 1e6);
      readings.push({ metric: of.name, stream: streamOf(resource, data), at, ...reading, ...since });
    }
  };
  for (const [r, { resource, scopeMetrics }] of read.data.resourceMetrics.entries())
    for (const [s, scope] of scopeMetrics.entries())
      for (const [m, of] of scope.metrics.entries()) {
        const place = (at: number) => `resourceMetrics[${r}].scopeMetrics[${s}].metrics[${m}].dataPoints[${at}]`;
        const each = (data: DataPoint, at: number, came: Came | undefined) =>
          take(of, resource?.attributes, data, place(at), came);
        for (const [at, data] of (of.gauge?.dataPoints ?? []).entries()) each(data, at, gaugeOf(data));
        for (const [at, data] of (of.sum?.dataPoints ?? []).entries()) {
          const total = data.asDouble ?? data.asInt;
          const runs = of.sum?.isMonotonic === true && isCumulative(of.sum);
          each(data, at, total === undefined ? undefined : { kind: 'sum', total, count: null, runs });
        }
        const values = of.histogram ?? of.exponentialHistogram;
        for (const [at, data] of (values ?? of.summary)?.dataPoints.entries() ?? []) {
          const { count = 0, sum = count === 0 ? 0 : undefined } = data;
          each(
            data,
            at,
            sum === undefined ? undefined : { kind: 'mean', total: sum, count, runs: isCumulative(values) },
          );
        }
      }
  return { readings, rejects };
}
/** What a data point brings; `runs`: as a running total. */
type Came = Pick<Reading, 'kind' | 'total' | 'count' | 'shown'> & { readonly runs?: boolean };

function gaugeOf(data: z.infer<typeof numberPoint>): Came | undefined {
  const shown = data.asDouble ?? data.asInt;
  const n = casesOf(data);
  return shown === undefined ? undefined : { kind: 'mean', total: shown * (n ?? 1), count: n, shown };
}
