import { assertServed } from '#families/opendata/gate.ts';
import { findVersion } from '#families/opendata/versions.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';

/** A column of the granted data, as whoever keeps them described it. */
export interface GrantedField {
  readonly name: string;
  readonly label?: string;
  readonly type: string;
  readonly unit?: string;
  readonly meaning?: { readonly zh: string; readonly en?: string };
  readonly sensitivity?: 'none' | 'quasi' | 'direct' | 'sensitive';
}
export interface Granted {
  /** The Parquet file that may be read. */
  readonly file: string;
  readonly version: string;
  readonly number: number;
  readonly rows: number | null;
  readonly dataset: string;
  readonly title: string;
  readonly fields: readonly GrantedField[];
}

/**
 * What an open request may read, by the gate, asked anew each time: a grade or a clearance may have changed. Refused
 * `no-such-move` where the access is not open, `not-found` and `not-cleared` as the gate says (Article 33(2)).
 */
export async function grantedTo(request: CaseRecord, city: City): Promise<Granted> {
  if (request.state !== 'accessOpen')
    throw new Refused('no-such-move', {
      message: { zh: '沙箱没有开通或者已经关闭', en: 'The sandbox is not open' },
    });
  const { dataset: id, version: asked } = request.facts as { dataset: string; version: string };
  const [version, dataset] = [await findVersion(city, asked), await city.get('data-catalogue', id)];
  if (!dataset || version?.dataset !== id) throw new Refused('not-found', { field: 'version' });
  const file = await assertServed(city, version, 'granted');
  const { title, fields = [] } = dataset.facts as { title: string; fields?: readonly GrantedField[] };
  return { file, version: version.id, number: version.number, rows: version.rows, dataset: id, title, fields };
}
