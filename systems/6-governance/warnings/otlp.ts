import { z } from 'zod';
import { Refused } from '#kernel/refusals.ts';
import { mostPoints, type Pushed, type Rejected, rejected, tooMany } from './points.ts';

/* OTLP 1.x metrics as JSON (opentelemetry-proto, metrics/v1): 64-bit integers are strings there, though numbers come too. */
const whole = z.union([z.string().regex(/^-?\d{1,20}$/u), z.number()]).transform(Number);
const attribute = z.object({ key: z.string(), value: z.unknown().optional() });
const common = { timeUnixNano: whole.optional(), attributes: z.array(attribute).optional() };
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
    .array(z.object({ scopeMetrics: z.array(z.object({ metrics: z.array(metric).default([]) })).default([]) }))
    .default([]),
});
type Metric = z.infer<typeof metric>;
type DataPoint = { readonly timeUnixNano?: number; readonly attributes?: readonly { key: string; value?: unknown }[] };

const isCumulative = (of: { aggregationTemporality?: number | string } | undefined): boolean =>
  of?.aggregationTemporality === 2 || of?.aggregationTemporality === 'AGGREGATION_TEMPORALITY_CUMULATIVE';

/** The number of cases of a gauge or sum, as the attribute `n`, whole or not. */
function casesOf({ attributes }: DataPoint): number | null {
  const value = attributes?.find(({ key }) => key === 'n')?.value as { intValue?: unknown; doubleValue?: unknown };
  const n = Number(value?.intValue ?? value?.doubleValue ?? Number.NaN);
  return n > 0 && Number.isFinite(n) ? n : null;
}

/**
 * Reads an export request. A body that is no such request is refused; single data points that cannot be taken are told
 * by their place, as the answer's partial success has them. A histogram gives the mean of its values and their number.
 * Running totals are not taken: what happened since the last point is what detectors look at.
 */
export function readOtlp(body: unknown): { readonly points: readonly Pushed[]; readonly rejects: readonly Rejected[] } {
  const read = request.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Refused('invalid-input', {
      field: issue?.path.join('.') || 'body',
      message: { zh: '不是 OTLP 指标请求', en: `This is no OTLP metrics request: ${issue?.message ?? ''}` },
    });
  }
  const points: Pushed[] = [];
  const rejects: Rejected[] = [];
  const take = (of: Metric, place: string, data: DataPoint, value: number | undefined, n: number | null) => {
    const { timeUnixNano } = data;
    if (points.length + rejects.length >= mostPoints) throw tooMany();
    if (!timeUnixNano) rejects.push(rejected(`${place}.timeUnixNano`, '缺少时间', 'the time is missing'));
    else if (value === undefined || !Number.isFinite(value))
      rejects.push(rejected(place, '缺少数值', 'the value is missing'));
    else points.push({ metric: of.name, at: Math.trunc(timeUnixNano / 1e6), value, n });
  };
  for (const [r, resource] of read.data.resourceMetrics.entries())
    for (const [s, scope] of resource.scopeMetrics.entries())
      for (const [m, of] of scope.metrics.entries()) {
        const place = `resourceMetrics[${r}].scopeMetrics[${s}].metrics[${m}]`;
        const cumulative =
          (of.sum?.isMonotonic && isCumulative(of.sum)) || isCumulative(of.histogram ?? of.exponentialHistogram);
        const numbers = of.gauge ?? of.sum;
        for (const [at, data] of (numbers?.dataPoints ?? []).entries())
          if (cumulative) rejects.push(runningTotal(`${place}.dataPoints[${at}]`));
          else take(of, `${place}.dataPoints[${at}]`, data, data.asDouble ?? data.asInt, casesOf(data));
        const summaries = of.histogram ?? of.exponentialHistogram ?? of.summary;
        for (const [at, data] of (summaries?.dataPoints ?? []).entries())
          if (cumulative) rejects.push(runningTotal(`${place}.dataPoints[${at}]`));
          else {
            const count = data.count ?? 0;
            const mean = count > 0 && data.sum !== undefined ? data.sum / count : undefined;
            take(of, `${place}.dataPoints[${at}]`, data, mean, count > 0 ? count : null);
          }
      }
  return { points, rejects };
}

const runningTotal = (place: string): Rejected =>
  rejected(
    place,
    '不接收累计值，请设 OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta',
    'running totals are not taken: set OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta',
  );
