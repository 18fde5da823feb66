import { BadRequest, invalid } from './fault.ts';

/** What an action was given: of JSON any values, of an address or a form texts. */
export class Given {
  readonly #values: Readonly<Record<string, unknown>>;
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }
  /** Whether anything was given under the name. */
  has(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== null && value !== '';
  }
  raw(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined;
  }
  text(name: string): string | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
  }
  /** A text that must be there. Throws Invalid. */
  needed(...names: readonly string[]): string {
    const found = names.map((name) => this.text(name)).find((one) => one !== undefined);
    if (found === undefined) throw invalid(names[0] ?? '', 'Missing value', '缺少该项');
    return found;
  }
  whole(name: string, otherwise: number, most = Number.MAX_SAFE_INTEGER): number {
    const value = this.raw(name);
    if (value === undefined) return otherwise;
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < 0) throw invalid(name, 'Must be a natural number', '应为自然数');
    return Math.min(number, most);
  }
  yes(name: string, otherwise = false): boolean {
    const value = this.raw(name);
    if (value === undefined) return otherwise;
    return value === true || /^(?:true|t|yes|y|on|1)$/iu.test(String(value));
  }
  /** A list, however it comes: as one, as JSON, or with commas between. */
  list(name: string): readonly string[] {
    const value = this.json(name);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map(String);
    return String(value)
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  }
  /** A value that in an address is written as JSON; a text that is none stays a text. */
  json(name: string): unknown {
    const value = this.raw(name);
    if (typeof value !== 'string' || !/^\s*[[{"]/u.test(value)) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
}

/** The JSON of a request's body. Throws BadRequest. */
export function givenJson(text: string): Given {
  if (text.trim() === '') return new Given({});
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BadRequest(`JSON Error: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest('JSON Error: Request data must be a dictionary');
  return new Given(value as Record<string, unknown>);
}
