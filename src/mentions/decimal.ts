/** Exactly coefficient × 10^exponent; no binary fraction takes part before `toDouble`. */
export interface Decimal {
  coefficient: bigint
  exponent: number
}

/** Digits that a value may have before it counts as one that no double holds; keeps reading linear in the length. */
const mostDigits = 40

/** The value of digits with at most one point ('0012', '17.9'); null where they are more than any double could hold. */
export function parseDecimal(digits: string): Decimal | null {
  if (digits.length > mostDigits) return null
  const point = digits.indexOf('.')
  if (point < 0) return { coefficient: BigInt(digits), exponent: 0 }
  return { coefficient: BigInt(digits.slice(0, point) + digits.slice(point + 1)), exponent: point + 1 - digits.length }
}

/** d × 10^power */
export const scale = (d: Decimal, power: number): Decimal =>
  power === 0 ? d : { coefficient: d.coefficient, exponent: d.exponent + power }

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  const at = (d: Decimal) => d.coefficient * 10n ** BigInt(d.exponent - exponent)
  return { coefficient: at(a) + at(b), exponent }
}

export const negate = (d: Decimal): Decimal => ({ coefficient: -d.coefficient, exponent: d.exponent })

/** Whether a < b. */
export const less = (a: Decimal, b: Decimal): boolean => add(a, negate(b)).coefficient < 0n

/** The double that holds the value (an integer exactly, a fraction to its last decimal place), or null where none does. */
export function toDouble({ coefficient, exponent }: Decimal): number | null {
  if (exponent === 0) {
    const double = Number(coefficient)
    if (Number.isSafeInteger(double)) return double
  }
  let digits = coefficient
  let places = -exponent
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places--
  }
  if (places <= 0) {
    const whole = digits * 10n ** BigInt(-places)
    const double = Number(whole)
    return Number.isFinite(double) && BigInt(double) === whole ? double : null
  }
  const sign = digits < 0n ? '-' : ''
  const padded = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const written = `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
  const double = Number(written)
  return double.toFixed(places) === written ? double : null
}
