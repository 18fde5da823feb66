import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962: leaves and nodes are hashed with different first bytes, so that neither can pass for
 * the other, and a tree of n leaves splits at the largest power of two below n. Only the nodes over whole powers of
 * two are ever kept: they never change when leaves are added, so the tree can be append-only.
 */
export type TreeHash = 'sha256' | 'sm3';
export const treeHashes: readonly TreeHash[] = ['sha256', 'sm3'];

/** A node that covers the leaves [index · 2^level, (index + 1) · 2^level). Level 0 holds the leaves' hashes. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}
export interface TreeNode extends NodeId {
  readonly hash: Buffer;
}

const digest = (hash: TreeHash, ...parts: readonly Uint8Array[]): Buffer => {
  const one = createHash(hash);
  for (const part of parts) one.update(part);
  return one.digest();
};
const leafByte = Uint8Array.of(0);
const nodeByte = Uint8Array.of(1);
export const leafHash = (hash: TreeHash, data: Uint8Array): Buffer => digest(hash, leafByte, data);
export const nodeHash = (hash: TreeHash, left: Uint8Array, right: Uint8Array): Buffer =>
  digest(hash, nodeByte, left, right);
/** The root of the tree without leaves. */
export const emptyRoot = (hash: TreeHash): Buffer => digest(hash);

/** The kept nodes that cover leaves [start, end), largest first; `start` is where a subtree of that size may begin. */
export function nodesOver(start: number, end: number): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The root over adjoining subtrees, largest first, as `nodesOver` lists them. */
export function fold(hash: TreeHash, hashes: readonly Uint8Array[]): Buffer {
  if (hashes.length === 0) return emptyRoot(hash);
  return Buffer.from(hashes.reduceRight((right, left) => nodeHash(hash, left, right)));
}

/**
 * Adds leaves to a tree of `size` leaves. `edge`: the hashes of `nodesOver(0, size)`. Gives the nodes that are whole
 * now, in the order in which they became so, with the new size, edge and root.
 */
export function append(hash: TreeHash, size: number, edge: readonly Uint8Array[], leaves: readonly Uint8Array[]) {
  const stack = edge.map((one, at) => ({ ...nodesOver(0, size)[at], hash: Buffer.from(one) }) as TreeNode);
  const made: TreeNode[] = [];
  for (const leaf of leaves) {
    let node: TreeNode = { level: 0, index: size++, hash: Buffer.from(leaf) };
    made.push(node);
    for (let last = stack.at(-1); last?.level === node.level; last = stack.at(-1)) {
      stack.pop();
      node = { level: node.level + 1, index: last.index / 2, hash: nodeHash(hash, last.hash, node.hash) };
      made.push(node);
    }
    stack.push(node);
  }
  const hashes = stack.map((one) => one.hash);
  return { nodes: made, size, edge: hashes, root: fold(hash, hashes) };
}

/** A hash of a proof, as the kept nodes over which it is folded. */
export type ProofPart = readonly NodeId[];

/** Where a tree of n > 1 leaves splits: the largest power of two below n. */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/** The inclusion proof of leaf `index` in the tree of `size` leaves, nearest to the leaf first (RFC 6962, 2.1.1). */
export function inclusionParts(index: number, size: number): ProofPart[] {
  const path = (start: number, end: number): ProofPart[] => {
    if (end - start <= 1) return [];
    const middle = start + split(end - start);
    return index < middle
      ? [...path(start, middle), nodesOver(middle, end)]
      : [...path(middle, end), nodesOver(start, middle)];
  };
  return index >= 0 && index < size ? path(0, size) : [];
}

/** The proof that the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 6962, 2.1.2). */
export function consistencyParts(from: number, to: number): ProofPart[] {
  const proof = (old: number, start: number, end: number, whole: boolean): ProofPart[] => {
    if (old === end - start) return whole ? [] : [nodesOver(start, end)];
    const half = split(end - start);
    return old <= half
      ? [...proof(old, start, start + half, whole), nodesOver(start + half, end)]
      : [...proof(old - half, start + half, end, false), nodesOver(start, start + half)];
  };
  return from > 0 && from < to ? proof(from, 0, to, true) : [];
}

/** The root that an inclusion proof leads to, or null where the proof has the wrong length (RFC 9162, 2.1.3.2). */
export function rootByInclusion(
  hash: TreeHash,
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Buffer | null {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let [at, last] = [index, size - 1];
  let root: Buffer = Buffer.from(leaf);
  for (const other of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(hash, other, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(hash, root, other);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** Whether a consistency proof leads from the old root to the new one (RFC 9162, 2.1.4.2). */
export function isConsistent(
  hash: TreeHash,
  from: { readonly size: number; readonly root: Uint8Array },
  to: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  const same = Buffer.compare(from.root, to.root) === 0;
  if (from.size === to.size) return proof.length === 0 && same;
  if (from.size <= 0) return from.size === 0 && proof.length === 0;
  if (from.size > to.size) return false;
  const isPower = 2 ** Math.round(Math.log2(from.size)) === from.size;
  const [first, ...rest] = isPower ? [from.root, ...proof] : proof;
  if (!first) return false;
  let [at, last] = [from.size - 1, to.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [older, newer]: [Buffer, Buffer] = [Buffer.from(first), Buffer.from(first)];
  for (const one of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = nodeHash(hash, one, older);
      newer = nodeHash(hash, one, newer);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else newer = nodeHash(hash, newer, one);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && Buffer.compare(older, from.root) === 0 && Buffer.compare(newer, to.root) === 0;
}
