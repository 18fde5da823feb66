import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sm3 } from 'sm-crypto-v2';
import {
  append,
  consistencyParts,
  fold,
  inclusionParts,
  isConsistent,
  leafHash,
  type NodeId,
  nodeHash,
  type ProofPart,
  rootByInclusion,
} from './merkle.ts';

// The second way: RFC 6962, 2.1, word by word over the list of entries.
type Entries = readonly Uint8Array[];
const half = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
function slowRoot(d: Entries): Buffer {
  if (d.length === 0) return Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex');
  if (d.length === 1) return leafHash('sha256', d[0] as Uint8Array);
  const k = half(d.length);
  return nodeHash('sha256', slowRoot(d.slice(0, k)), slowRoot(d.slice(k)));
}
function slowPath(m: number, d: Entries): Buffer[] {
  if (d.length <= 1) return [];
  const k = half(d.length);
  return m < k
    ? [...slowPath(m, d.slice(0, k)), slowRoot(d.slice(k))]
    : [...slowPath(m - k, d.slice(k)), slowRoot(d.slice(0, k))];
}
function slowProof(m: number, d: Entries, b = true): Buffer[] {
  if (m === d.length) return b ? [] : [slowRoot(d)];
  const k = half(d.length);
  return m <= k
    ? [...slowProof(m, d.slice(0, k), b), slowRoot(d.slice(k))]
    : [...slowProof(m - k, d.slice(k), false), slowRoot(d.slice(0, k))];
}

/** A tree grown in pages of the given sizes, with every node that it ever kept. */
function grown(pages: readonly number[]) {
  const kept = new Map<string, Buffer>();
  const entries: Buffer[] = [];
  let state = { size: 0, edge: [] as readonly Buffer[], root: fold('sha256', []) };
  const key = ({ level, index }: NodeId) => `${level}/${index}`;
  for (const page of pages) {
    const added = Array.from({ length: page }, (_, at) => Buffer.from(`event ${entries.length + at}`));
    entries.push(...added);
    const next = append(
      'sha256',
      state.size,
      state.edge,
      added.map((one) => leafHash('sha256', one)),
    );
    for (const node of next.nodes) {
      assert.ok(!kept.has(key(node)), 'no node is ever made twice');
      kept.set(key(node), node.hash);
    }
    state = next;
  }
  const hashes = (parts: readonly ProofPart[]) =>
    parts.map((part) =>
      fold(
        'sha256',
        part.map((one) => kept.get(key(one)) ?? assert.fail(`no node ${key(one)}`)),
      ),
    );
  return { ...state, entries, hashes };
}
const pages = fc.array(fc.nat({ max: 40 }), { maxLength: 5 });
const hex = (all: readonly Buffer[]) => all.map((one) => one.toString('hex'));

test('grown in pages of any sizes, root and proofs are those of the definition, and both verify', () => {
  fc.assert(
    fc.property(pages, fc.nat(), fc.nat(), (sizes, a, b) => {
      const tree = grown(sizes);
      assert.deepEqual(tree.root, slowRoot(tree.entries));
      if (tree.size === 0) return;
      const index = a % tree.size;
      const path = tree.hashes(inclusionParts(index, tree.size));
      assert.deepEqual(hex(path), hex(slowPath(index, tree.entries)));
      const leaf = leafHash('sha256', tree.entries[index] as Buffer);
      assert.deepEqual(rootByInclusion('sha256', leaf, index, tree.size, path), tree.root);

      const size = (b % tree.size) + 1;
      const proof = tree.hashes(consistencyParts(size, tree.size));
      assert.deepEqual(hex(proof), hex(slowProof(size, tree.entries)));
      const old = { size, root: slowRoot(tree.entries.slice(0, size)) };
      assert.ok(isConsistent('sha256', old, tree, proof));
    }),
  );
});

test('a proof of another leaf, place, size or root, and one that is cut, lengthened or changed, fails', () => {
  const flipped = (one: Buffer) => Buffer.from(one.map((byte, at) => (at === 7 ? byte ^ 1 : byte)));
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 90 }), fc.nat(), fc.nat(), fc.nat(), (n, a, b, c) => {
      const tree = grown([n]);
      const index = a % n;
      const path = tree.hashes(inclusionParts(index, n));
      const leaf = leafHash('sha256', tree.entries[index] as Buffer);
      const leads = (to: Uint8Array, at: number, size: number, by: readonly Buffer[]) =>
        rootByInclusion('sha256', to, at, size, by)?.equals(tree.root) ?? false;
      const at = c % path.length;
      assert.ok(!leads(flipped(leaf), index, n, path));
      assert.ok(!leads(leaf, (index + 1 + (b % (n - 1))) % n, n, path));
      assert.ok(!leads(leaf, index, n, path.slice(1)));
      assert.ok(!leads(leaf, index, n, [...path, leaf]));
      assert.ok(
        !leads(
          leaf,
          index,
          n,
          path.map((one, k) => (k === at ? flipped(one) : one)),
        ),
      );
      assert.ok(!leads(leaf, -1, n, path) && !leads(leaf, n, n, path));

      const size = 1 + (b % (n - 1));
      const old = { size, root: slowRoot(tree.entries.slice(0, size)) };
      const proof = tree.hashes(consistencyParts(size, n));
      const consistent = (from: typeof old, to: { size: number; root: Buffer }, by: readonly Buffer[]) =>
        isConsistent('sha256', from, to, by);
      assert.ok(!consistent({ ...old, root: flipped(old.root) }, tree, proof));
      assert.ok(!consistent(old, { size: n, root: flipped(tree.root) }, proof));
      assert.ok(!consistent(old, tree, proof.slice(1)) && !consistent(old, tree, [...proof, leaf]));
      assert.ok(
        !consistent(
          old,
          tree,
          proof.map((one, k) => (k === c % proof.length ? flipped(one) : one)),
        ),
      );
      assert.ok(!consistent(tree, old, proof));
    }),
  );
});

test('the published roots of eight entries (certificate transparency test data) come out', () => {
  const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots: Record<number, string> = {
    1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  };
  for (const [n, root] of Object.entries(roots)) {
    const leaves = entries.slice(0, Number(n)).map((one) => leafHash('sha256', Buffer.from(one, 'hex')));
    assert.equal(append('sha256', 0, [], leaves).root.toString('hex'), root);
  }
});

test('with SM3 the hashes are those of a second implementation', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
      assert.equal(leafHash('sm3', data).toString('hex'), sm3(Uint8Array.of(0, ...data)));
    }),
  );
});
