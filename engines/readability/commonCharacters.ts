let common: ReadonlySet<string> | undefined;

/** The 3,755 characters of the first level of GB 2312-1980, the commonly used ones: rows 16 to 55 of its table. */
export function commonCharacters(): ReadonlySet<string> {
  if (common) return common;
  const decoder = new TextDecoder('gb18030');
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  common = new Set(found);
  return common;
}
