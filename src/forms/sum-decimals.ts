/** The exact sum of decimal values as they were printed: 0.1 + 0.2 is 0.3. */
export function sumDecimals(values: readonly number[]): number {
  let places = 0
  for (const value of values) if (!Number.isInteger(value)) places = Math.max(places, placesOf(value))
  if (places === 0) return values.reduce((sum, value) => sum + value, 0)
  const scale = 10 ** Math.min(places, 8)
  return values.reduce((sum, value) => sum + Math.round(value * scale), 0) / scale
}

function placesOf(value: number): number {
  const text = String(value)
  const point = text.indexOf('.')
  return point < 0 || text.includes('e') ? 0 : text.length - point - 1
}
