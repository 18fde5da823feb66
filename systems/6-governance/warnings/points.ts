import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';

/** A point as pushed: the metric by the name that it is pushed under, the moment in milliseconds. */
export interface Pushed {
  readonly metric: string;
  readonly at: number;
  readonly value: number;
  readonly n: number | null;
}
/** One that is not taken, by its place in the request, and why. */
export interface Rejected {
  readonly place: string;
  readonly message: Label;
}
export const mostPoints = 10_000;

export const rejected = (place: string, zh: string, en: string): Rejected => ({ place, message: { zh, en } });
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A moment as ISO 8601 with its zone, or as milliseconds since 1970; NaN where it is neither. */
function momentOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.trunc(value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/u.test(value)
    ? Date.parse(value)
    : Number.NaN;
}

function pointOf(given: unknown, place: string): Pushed | Rejected {
  if (!isObject(given)) return rejected(place, '应为对象', 'must be an object');
  const { metric, at, value, n, ...more } = given;
  const [other] = Object.keys(more);
  if (other !== undefined) return rejected(`${place}.${other.slice(0, 40)}`, '没有这个字段', 'there is no such field');
  if (typeof metric !== 'string')
    return rejected(`${place}.metric`, '应为指标的推送名称', 'must be the name of a metric');
  const moment = momentOf(at);
  if (Number.isNaN(moment))
    return rejected(
      `${place}.at`,
      '应为带时区的时间，如 2026-11-24T08:00:00+08:00',
      'must be a time with its zone, such as 2026-11-24T08:00:00+08:00',
    );
  if (typeof value !== 'number' || !Number.isFinite(value))
    return rejected(`${place}.value`, '应为数值', 'must be a number');
  if (n !== undefined && n !== null && !(typeof n === 'number' && n > 0 && Number.isFinite(n)))
    return rejected(`${place}.n`, '应为大于零的例数', 'must be a number of cases above zero');
  return { metric, at: moment, value, n: n ?? null };
}

/**
 * Reads the simple form: an array of `{metric, at, value, n?}`, or one such object a line (NDJSON). Refuses the whole
 * at its first fault as `invalid-input`, the field being its place: `[3].at`, or `line 4.at`.
 */
export function readPoints(text: string, type: string): readonly Pushed[] {
  const ndjson = /ndjson|jsonl|jsonlines/u.test(type);
  const given: unknown = ndjson
    ? text
        .split('\n')
        .map((line, at) => [line, at] as const)
        .filter(([line]) => line.trim() !== '')
        .map(([line, at]) => parsed(line, `line ${at + 1}`))
    : parsed(text, 'body');
  if (!Array.isArray(given))
    throw new Refused('invalid-input', { field: 'body', message: { zh: '应为数组', en: 'must be an array' } });
  if (given.length > mostPoints) throw tooMany();
  return given.map((one, at) => {
    const point = pointOf(one, ndjson ? `line ${at + 1}` : `[${at}]`);
    if ('place' in point) throw refusedAt(point);
    return point;
  });
}

export const refusedAt = ({ place, message }: Rejected): Refused =>
  new Refused('invalid-input', { field: place, message });
export const tooMany = (): Refused =>
  new Refused('too-large', {
    message: { zh: `一次最多${mostPoints}个数据点`, en: `at most ${mostPoints} points at a time` },
  });

export function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('malformed-request', {
      field: place,
      message: { zh: '不是有效的 JSON', en: 'This is not JSON' },
    });
  }
}
