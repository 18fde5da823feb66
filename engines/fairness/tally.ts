/** Outcomes counted by every combination of the attributes: all that an assessment needs, however many cases. */
export interface OutcomeTable {
  readonly attributes: readonly string[];
  readonly cells: readonly { readonly values: readonly string[]; readonly hits: number; readonly of: number }[];
}

/** The most combinations that are counted; beyond it the attributes are too fine to say anything about groups. */
export const cellsAtMost = 10_000;

/** Counts cases one by one as they are read, so that a file of any size can be assessed. RangeError beyond the limit. */
export class Tally {
  readonly #attributes: readonly string[];
  readonly #cells = new Map<string, { values: readonly string[]; hits: number; of: number }>();
  constructor(attributes: readonly string[]) {
    this.#attributes = attributes;
  }

  add(values: readonly string[], favourable: boolean): void {
    const key = JSON.stringify(values);
    let cell = this.#cells.get(key);
    if (!cell) {
      if (this.#cells.size >= cellsAtMost) throw new RangeError(`more than ${cellsAtMost} combinations`);
      cell = { values, hits: 0, of: 0 };
      this.#cells.set(key, cell);
    }
    cell.of += 1;
    if (favourable) cell.hits += 1;
  }

  table(): OutcomeTable {
    return { attributes: this.#attributes, cells: [...this.#cells.values()] };
  }
}
