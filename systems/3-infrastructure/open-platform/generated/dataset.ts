import { stringify } from 'csv-stringify/sync';
import type { OfficeId } from '#law/offices.ts';

export type Cell = string | number | boolean | null;
export interface GeneratedField {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';
  readonly unit?: string;
  readonly meaning?: string;
}
/** A dataset that a program makes up: nobody's, and the same each time, since its seed fixes it. */
export interface GeneratedDataset {
  /** Its file's name without its ending. */
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly abstract: { readonly zh: string; readonly en: string };
  readonly office: OfficeId;
  readonly subject: string;
  readonly frequency: 'yearly' | 'quarterly' | 'monthly';
  readonly from: string;
  readonly to: string;
  /** What its rows are about, as the grading table asks. */
  readonly about: string;
  readonly aggregated: boolean;
  readonly tags: readonly string[];
  readonly fields: readonly GeneratedField[];
  /** Rows in the order of the fields; `random` is seeded. */
  rows(random: Random): Iterable<readonly Cell[]>;
}
export type Random = () => number;

/** The dataset as a CSV file in UTF-8 with a head. */
export const csvOf = (fields: readonly GeneratedField[], rows: Iterable<readonly Cell[]>): string =>
  stringify([fields.map(({ name }) => name), ...rows], { cast: { boolean: String } });

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);
export const whole = (random: Random, low: number, high: number): number => Math.floor(between(random, low, high + 1));
export const oneOf = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
/** A number about the mean, nearly normal (the sum of twelve uniform ones, less six), never below zero. */
export const about = (random: Random, mean: number, deviation: number): number => {
  let sum = -6;
  for (let at = 0; at < 12; at++) sum += random();
  return Math.max(0, mean + sum * deviation);
};
export const rounded = (value: number, places: number): number => Number(value.toFixed(places));
/** Days from the first to the last, both included, as `2026-01-31`. */
export function* days(from: string, to: string): Generator<string> {
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) yield new Date(at).toISOString().slice(0, 10);
}
/** From −1 in deep summer to 1 in deep winter, by the day of the year. */
export const winter = (day: string): number => {
  const dayOfYear = (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000;
  return Math.cos(((dayOfYear - 15) / 365) * 2 * Math.PI);
};
