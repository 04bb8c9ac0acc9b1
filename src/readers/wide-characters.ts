/** Characters that stand without a space between them: Han, kana, their punctuation, full-width forms, Chinese quotes. */
export const isWide = (unit: number): boolean =>
  unit >= 0x2e80 || (unit >= 0x2014 && unit <= 0x2026) || (unit >= 0x2460 && unit <= 0x249b)
