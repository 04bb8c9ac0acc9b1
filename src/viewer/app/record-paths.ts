import type { Report } from '../../record/schema.ts'
import type { Span } from '../../source/span.ts'

/** A step of a path: a name, or a place in a list. */
type Step = string | number

/** 'facts[3].source' → ['facts', 3, 'source']; null where it is no path. */
export function parsePath(path: string): Step[] | null {
  const trimmed = path.trim().replace(/^\$\.?/, '')
  if (trimmed === '') return []
  if (!/^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+|\[\d{1,9}\])*$/.test(trimmed)) return null
  return [...trimmed.matchAll(/([A-Za-z0-9_]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
}

/** ['facts', 3, 'source'] → 'facts[3].source' */
export const formatPath = (steps: readonly Step[]): string =>
  steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  )

/** What stands at a path of the record; undefined where nothing does. */
export function valueAt(report: Report, steps: readonly Step[]): unknown {
  let value: unknown = report
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<Step, unknown>)[step]
  }
  return value
}

/**
 * The words that a path of the record rests on: its own span or source, else those of the facts that it names, else
 * those of the nearest value around it that has any.
 */
export function spansAt(report: Report, path: string): Span[] {
  const steps = parsePath(path)
  if (!steps || valueAt(report, steps) === undefined) return []
  for (let length = steps.length; length >= 0; length--) {
    const spans = ownSpans(valueAt(report, steps.slice(0, length)), report)
    if (spans.length > 0) return spans
  }
  return []
}

function ownSpans(value: unknown, report: Report): Span[] {
  if (isSpan(value)) return [value]
  if (Array.isArray(value) && value.length > 0 && value.every(isSpan)) return value
  if (typeof value !== 'object' || value === null) return []
  const { source, span, facts, heading, terms } = value as Record<string, unknown>
  if (isSpan(source)) return [source]
  if (Array.isArray(source) && source.length > 0 && source.every(isSpan)) return source
  if (isSpan(span)) return [span]
  if (Array.isArray(facts) && facts.every((id) => typeof id === 'string')) {
    const named = new Set(facts)
    return report.facts.filter(({ id }) => named.has(id)).map((fact) => fact.source)
  }
  if (Array.isArray(terms)) return terms.flatMap((term) => ownSpans(term, report))
  return heading ? ownSpans(heading, report) : []
}

const isSpan = (value: unknown): value is Span => {
  if (typeof value !== 'object' || value === null) return false
  const { start, end } = value as Partial<Span>
  return typeof start === 'number' && typeof end === 'number'
}

/** The innermost value of the record whose words hold an offset: facts and cells before sections. */
export function pathAt(report: Report, offset: number): string | null {
  let best: { path: string; length: number } | null = null
  const offer = (path: string, span: Span) => {
    if (span.start > offset || offset >= span.end) return
    const length = span.end - span.start
    if (!best || length < best.length) best = { path, length }
  }
  const walk = (value: unknown, steps: Step[]): void => {
    if (typeof value !== 'object' || value === null) return
    if (isSpan(value)) {
      offer(formatPath(steps.slice(0, -1)), value)
      return
    }
    for (const [key, child] of Object.entries(value))
      if (key !== 'place') walk(child, [...steps, Array.isArray(value) ? Number(key) : key])
  }
  const { facts, header, statutory, tables, numerals, sections } = report
  for (const part of [{ facts }, { header }, { statutory }, { tables }, { numerals }, { sections }]) {
    walk(part, [])
    if (best) return (best as { path: string }).path
  }
  return null
}

/** For each fact, where the record names it: itself, its metric, its numerals, the checks that reckon with it. */
export function factPaths(report: Report): Map<string, string[]> {
  const paths = new Map<string, string[]>(report.facts.map(({ id }, i) => [id, [`facts[${i}]`]]))
  const walk = (value: unknown, steps: Step[], key: Step): void => {
    if (typeof value === 'string') {
      if (key !== 'partOf' && key !== 'whole') paths.get(value)?.push(formatPath(steps))
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        const step = Array.isArray(value) ? Number(name) : name
        const leads = typeof child === 'object' && child !== null && name !== 'facts'
        walk(child, leads ? [...steps, step] : steps, step)
      }
    }
  }
  const { metrics, numerals, checks } = report
  for (const part of [{ metrics }, { numerals }, { checks }]) walk(part, [], '')
  return paths
}
