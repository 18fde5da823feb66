import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OpenCity } from '#hosts/server/city.ts';
import { Misuse } from '#kernel/command.ts';
import type { JWK } from '#kernel/signing.ts';
import { publishedKeys } from '#store/issuer.ts';
import { verifyJournal } from '#store/journalStore.ts';
import { findHead } from '#store/tree.ts';
import { verifyTrees } from '#store/verifyTree.ts';

/** The public keys of a file as `/.well-known/tiaoli-keys.json` has them. */
export function readKeys(path: string): JWK[] {
  const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys?: JWK[] };
  if (!Array.isArray(keys)) throw new Misuse(`${path}: 不是公钥文件 | not a file of public keys`);
  return keys;
}

/** `journal head` prints the newest signed tree head; `journal verify` checks chains, trees, heads and signatures. */
export async function journal(args: readonly string[], city: OpenCity, out: (text: string) => void): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keys: { type: 'string' }, head: { type: 'string', multiple: true } },
  });
  if (positionals[0] === 'head') {
    out(JSON.stringify(await findHead(city.pool, city.around.treeHash), null, 2));
    return 0;
  }
  if (positionals[0] !== 'verify') throw new Misuse('tiaoli journal verify | tiaoli journal head');
  const keys = values.keys ? readKeys(values.keys) : await publishedKeys(city.pool);
  const saved = (values.head ?? []).map((path) =>
    String((JSON.parse(readFileSync(path, 'utf8')) as { jws?: string }).jws),
  );
  const chains = await verifyJournal(city.pool);
  const { trees, unsealed, faults } = await verifyTrees(city.pool, keys, saved);
  out(`${chains.records} 条记录、${chains.events} 个事件 | ${chains.records} records, ${chains.events} events`);
  for (const one of trees)
    out(
      `${one.tree}: ${one.size} 个事件已入树、${one.heads} 个签名树头 | ${one.size} events sealed, ${one.heads} signed heads`,
    );
  if (unsealed > 0) out(`${unsealed} 个事件尚未入树 | ${unsealed} events not sealed yet`);
  for (const fault of chains.faults) out(`✖ ${fault.number ?? fault.record}: ${fault.fault} @ ${fault.seq}`);
  for (const fault of faults) out(`✖ ${fault.tree}: ${fault.fault} @ ${fault.at}`);
  const count = chains.faults.length + faults.length;
  out(count === 0 ? '✔ 日志完整 | the journal is whole' : `✖ ${count} 处不符 | ${count} faults`);
  return count === 0 ? 0 : 1;
}
