import { useDesk } from './desk-context.ts'
import { hashOf } from './route.ts'

export interface YearPoint {
  id: string
  year: number
  /** Null where the report does not tell the metric: a gap, not a zero. */
  value: number | null
}

const [width, height, top, bottom, side] = [300, 132, 26, 24, 22]

/** Bars of one metric over the years; a year without a figure is a gap. */
export function YearChart({ name, unit, points }: { name: string; unit: string; points: readonly YearPoint[] }) {
  const { t } = useDesk()
  const years = points.map(({ year }) => year)
  const [from, to] = [Math.min(...years), Math.max(...years)]
  const most = Math.max(...points.map(({ value }) => value ?? 0), 0)
  const slot = (width - 2 * side) / (to - from + 1)
  const bar = Math.min(34, slot * 0.62)
  const y = (value: number) => height - bottom - (most === 0 ? 0 : (value / most) * (height - top - bottom))
  const told = points.flatMap(({ year, value }) => (value === null ? [] : [`${year}: ${value}`]))
  return (
    <figure class="chart">
      <figcaption>
        {name} <small>{unit}</small>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`}>
        <title>{`${name}: ${told.join(', ') || t.value('nothingHere')}`}</title>
        <line class="axis" x1={side} x2={width - side} y1={height - bottom} y2={height - bottom} />
        {points.map(({ id, year, value }, i) => {
          const x = side + (year - from + 0.5) * slot
          // Several reports of one year stand side by side.
          const twins = points.filter((point) => point.year === year)
          const shift =
            (points.slice(0, i).filter((point) => point.year === year).length - (twins.length - 1) / 2) *
            (bar / twins.length)
          return (
            <a key={id} href={hashOf({ view: 'report', id, claim: null })}>
              {value !== null && (
                <>
                  <rect
                    class="bar"
                    x={x + shift - bar / twins.length / 2}
                    width={Math.max(2, bar / twins.length - 1)}
                    y={Math.min(y(value), height - bottom - 1.5)}
                    height={Math.max(1.5, height - bottom - y(value))}
                    rx={2}
                  />
                  <text class="amount" x={x + shift} y={y(value) - 5}>
                    {short(value)}
                  </text>
                </>
              )}
              {value === null && (
                <text class="amount gap" x={x + shift} y={height - bottom - 5}>
                  ·
                </text>
              )}
              <text class="year" x={x} y={height - bottom + 15}>
                {year}
              </text>
            </a>
          )
        })}
      </svg>
    </figure>
  )
}

/** 2986400 → 298.6万: what fits over a bar. */
function short(value: number): string {
  if (Math.abs(value) >= 1e8) return `${Number((value / 1e8).toPrecision(4))}亿`
  if (Math.abs(value) >= 1e5) return `${Number((value / 1e4).toPrecision(4))}万`
  return value.toLocaleString('en', { maximumFractionDigits: 2 })
}
