import { leafHash, rootByInclusion, treeHashes } from './merkle.ts';
import { type JWK, verifySigned } from './signing.ts';

/** The type of a signed tree head (JWS `typ`). */
export const headType = 'tiaoli-tree-head+jws';

/** Whether an event, by its hash, stands in the tree of a head that one of the keys signed. Hashes in hexadecimal. */
export async function verifyInclusion(
  event: string,
  proof: { readonly index: number; readonly path: readonly string[]; readonly jws: string },
  keys: readonly JWK[],
): Promise<boolean> {
  const signed = await verifySigned(String(proof.jws), headType, keys);
  if (!signed.ok || !Array.isArray(proof.path)) return false;
  const { tree, size, root } = signed.payload;
  const hash = treeHashes.find((one) => one === tree);
  const hashes = [event, ...proof.path];
  if (!hash || hashes.some((one) => typeof one !== 'string' || !/^[0-9a-f]{64}$/u.test(one))) return false;
  const [leaf, ...path] = hashes.map((one) => Buffer.from(one, 'hex'));
  const found = leaf && rootByInclusion(hash, leafHash(hash, leaf), proof.index, Number(size), path);
  return found?.toString('hex') === root;
}
