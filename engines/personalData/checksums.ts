const digitsOf = (text: string): number[] => [...text.replace(/[ -]/gu, '')].map(Number);

/** Whether the last digit is the one that Luhn's sum asks for (ISO/IEC 7812-1), at 15 to 19 digits. */
export function isBankCard(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length < 15 || digits.length > 19) return false;
  const sum = digits.toReversed().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Whether a text is a resident identity number by its date and its check character (GB 11643-1999). */
export function isResidentId(given: string): boolean {
  const text = given.replaceAll(' ', '');
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  const year = Number(text.slice(6, 10));
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Whether a text is a unified social credit code: kind, division, and both check characters (GB 32100, GB 11714). */
export function isUscc(text: string): boolean {
  if (!/^(?:1[129]|5[1239]|9[123]|[2346-8AN][1-9]|Y1)[1-8]\d{5}/u.test(text)) return false;
  let sum = 0;
  for (let at = 0, weight = 1; at < 17; at++, weight = (weight * 3) % 31) {
    const value = alphabet.indexOf(text[at] ?? '');
    if (value < 0) return false;
    sum += weight * value;
  }
  const organisation = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, at) => total + weight * Number.parseInt(text[8 + at] ?? '0', 36),
    0,
  );
  const check = '0X987654321'[organisation % 11];
  return alphabet[(31 - (sum % 31)) % 31] === text[17] && check === text[16];
}
