/**
 * The JavaScript regular expression for one of XPath's, which FEEL uses; null when the pattern or a flag is not XPath's.
 * Flags: `i` ignores case, `s` lets the dot match line ends, `m` lets ^ and $ match at lines, `x` skips white space in
 * the pattern, `q` takes the pattern as plain text; `g` is for the caller.
 */
export function toRegExp(pattern: string, flags: string): RegExp | null {
  if (!/^[gsmixq]*$/.test(flags)) return null;
  const jsFlags = [...new Set(`${flags.replace(/[xq]/g, '')}v`)].join('');
  try {
    if (flags.includes('q')) return new RegExp(pattern.replace(/[\\^$.*+?()[\]{}|/&\-~!#%,:;<=>@`]/g, '\\$&'), jsFlags);
    return new RegExp(translate(flags.includes('x') ? withoutSpace(pattern) : pattern), jsFlags);
  } catch {
    return null;
  }
}

/** White space outside of character classes. */
const withoutSpace = (pattern: string): string =>
  pattern.replace(/(\[(?:\\.|[^\]\\])*\])|\s+/g, (_, kept) => kept ?? '');

const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`;

/** Escapes that stand for classes of their own in XPath; the inner part of a JavaScript class. */
const classes: Readonly<Record<string, string>> = {
  '\\i': `[${nameStart}]`,
  '\\I': `[^${nameStart}]`,
  '\\c': `[${nameRest}]`,
  '\\C': `[^${nameRest}]`,
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
};

/** Unicode blocks that patterns name as `\p{IsGreek}`. */
const blocks: Readonly<Record<string, string>> = {
  BasicLatin: '\\u{0}-\\u{7F}',
  'Latin-1Supplement': '\\u{80}-\\u{FF}',
  'LatinExtended-A': '\\u{100}-\\u{17F}',
  'LatinExtended-B': '\\u{180}-\\u{24F}',
  Greek: '\\u{370}-\\u{3FF}',
  GreekandCoptic: '\\u{370}-\\u{3FF}',
  Cyrillic: '\\u{400}-\\u{4FF}',
  Hebrew: '\\u{590}-\\u{5FF}',
  Arabic: '\\u{600}-\\u{6FF}',
  GeneralPunctuation: '\\u{2000}-\\u{206F}',
  CJKUnifiedIdeographs: '\\u{4E00}-\\u{9FFF}',
  CJKSymbolsandPunctuation: '\\u{3000}-\\u{303F}',
};

/** The pattern in JavaScript's `v` notation. Throws on what XPath does not know. */
function translate(pattern: string): string {
  let at = 0;
  const outside = (): string => {
    const c = pattern[at]!;
    if (c === '\\') return escaped(false);
    if (c === '[') return characterClass();
    if (c === ']') throw new SyntaxError('a class ends that did not begin');
    if (c === '(' && pattern[at + 1] === '?' && pattern[at + 2] !== ':') throw new SyntaxError('only (?: is known');
    at++;
    return c;
  };
  const escaped = (inClass: boolean): string => {
    const rest = pattern.slice(at);
    const property = /^\\([pP])\{([\w-]+)\}/.exec(rest);
    if (property) {
      at += property[0].length;
      const [whole, sign, name = ''] = property;
      if (!name.startsWith('Is')) return whole;
      const block = blocks[name.slice(2)];
      if (!block) throw new SyntaxError(`unknown block ${name}`);
      return `[${sign === 'P' ? '^' : ''}${block}]`;
    }
    const two = rest.slice(0, 2);
    at += 2;
    if (classes[two]) return classes[two];
    if (two === '\\-') return inClass ? two : '-';
    if (/^\\[nrtsSwW\\|.?*+(){}$[\]^]$/.test(two) || (/^\\[1-9]$/.test(two) && !inClass)) return two;
    throw new SyntaxError(`unknown escape ${two}`);
  };
  /** `[a-z-[aeiou]]` becomes `[[a-z]--[aeiou]]`. */
  const characterClass = (): string => {
    at++;
    const negated = pattern[at] === '^';
    if (negated) at++;
    let members = '';
    while (pattern[at] !== ']') {
      const c = pattern[at];
      if (c === undefined) throw new SyntaxError('a class does not end');
      if (c === '-' && pattern[at + 1] === '[') {
        at++;
        const without = characterClass();
        if (pattern[at] !== ']') throw new SyntaxError('a subtraction ends its class');
        at++;
        return `[${negated ? '^' : ''}${members}]`.replace(/^(.*)$/s, (left) => `[${left}--${without}]`);
      }
      if (c === '[') throw new SyntaxError('a class within a class');
      const atEdge = c === '-' && (members === '' || pattern[at + 1] === ']');
      if (c === '\\') members += escaped(true);
      else {
        members += atEdge || /[&!#$%*+,.:;<=>?@^`~(){}/|]/.test(c) ? `\\${c}` : c;
        at++;
      }
    }
    at++;
    if (members === '') throw new SyntaxError('an empty class');
    return `[${negated ? '^' : ''}${members}]`;
  };
  let out = '';
  while (at < pattern.length) out += outside();
  return out;
}
