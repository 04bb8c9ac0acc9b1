import type { PrintedLine } from './filled-form.ts'
import type { Random } from './random.ts'

/** A cell as it goes into the text; values carry marks around them, by which their places are found again. */
export interface OutLine {
  kind: PrintedLine['kind']
  labels: string[]
  values: string[]
}

/** A way in which tables reach us. */
export interface Manner {
  name: string
  /** Whether an empty cell can be told from one that is not there. */
  showsBlanks: boolean
  /** A line of the table is a line of the text: what stands on a line of its own is no cell of it. */
  linewise: boolean
  /** Labels may be broken over lines. */
  breaksLabels: boolean
  /** What the manner leaves can be read. */
  readable: boolean
  render: (lines: OutLine[], random: Random) => string[]
}

/** Length of a text without the marks around values, wide characters counted twice. */
function width(text: string): number {
  let sum = 0
  for (const char of text.replace(/\uE000\d+\uE001|\uE002/g, '')) sum += char.charCodeAt(0) > 0x2e7f ? 2 : 1
  return sum
}

const cellsOf = (line: OutLine): string[] => [...line.labels, ...line.values]
const isRow = (line: OutLine): boolean => line.kind === 'row'

/** Labels in three columns as a grid has them: merged cells are empty. */
function gridLabels(line: OutLine): string[] {
  if (!isRow(line) || line.values.length !== 7) return line.labels
  const labels = [...line.labels]
  while (labels.length < 3) labels.push('')
  return labels
}

export const manners: Manner[] = [
  {
    name: 'pipes with lost merged cells',
    showsBlanks: true,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines, random) => {
      const lead = random.chance(0.3) ? '| ' : ''
      return lines.map(
        (line) => `${lead}${cellsOf(line).join(' | ')} |${'|'.repeat(isRow(line) ? 0 : random.below(4))}`,
      )
    },
  },
  {
    name: 'pipes with trailing bars',
    showsBlanks: true,
    linewise: true,
    breaksLabels: true,
    readable: true,
    render: (lines) =>
      lines.map((line) => `${cellsOf(line).join(' | ')} |${'|'.repeat(Math.max(0, 3 - line.labels.length))}`),
  },
  {
    name: 'pipes with cut header cells',
    showsBlanks: true,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines) =>
      lines.map((line) => {
        if (line.kind !== 'header') return `${cellsOf(line).join(' | ')} |`
        const cut = line.labels.map((label) =>
          label
            .replace(/^(本年新).*$/, '$1')
            .replace(/^本年增.*$/, '本年增/')
            .replace(/^(法律服务|商业|科研)机?构?企?业?$/, '$1'),
        )
        return `${cut.join(' | ')} | |`
      }),
  },
  {
    name: 'pipes and line ends mixed',
    showsBlanks: true,
    linewise: false,
    breaksLabels: true,
    readable: true,
    render: (lines, random) => {
      const style = random.below(3)
      return lines.flatMap((line) => {
        const cells = cellsOf(line)
        if (style === 0) return cells.map((cell, i) => (i === cells.length - 1 ? `${cell} | |` : `${cell} |`))
        if (style === 1) return cells.flatMap((cell, i) => (i === 0 ? ['| ', ` ${cell}  | `] : [` ${cell}  | `]))
        return cells.map((cell) => `${cell} |`)
      })
    },
  },
  {
    name: 'one cell a line',
    showsBlanks: false,
    linewise: false,
    breaksLabels: true,
    readable: true,
    render: (lines, random) => {
      const gap = random.chance(0.5) ? [''] : []
      return lines.flatMap((line) => cellsOf(line).flatMap((cell) => (cell === '' ? [] : [cell, ...gap])))
    },
  },
  {
    name: 'one cell a line with lone pipes',
    showsBlanks: false,
    linewise: false,
    breaksLabels: true,
    readable: true,
    render: (lines) => lines.flatMap((line) => cellsOf(line).flatMap((cell) => [cell, '|'])),
  },
  {
    name: 'tabs',
    showsBlanks: true,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines, random) => {
      const grid = random.chance(0.5)
      return lines.map((line) => [...(grid ? gridLabels(line) : line.labels), ...line.values].join('\t'))
    },
  },
  {
    name: 'aligned columns',
    showsBlanks: false,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines, random) => {
      const grid = random.chance(0.5)
      return lines.map((line) => {
        const labels = grid && line.values.length === 7 ? line.labels.slice(-1) : line.labels
        const head = labels.map((label) => label + ' '.repeat(Math.max(2, 24 - width(label)))).join('')
        return (
          head + line.values.map((value) => ' '.repeat(Math.max(2, 10 - width(value))) + value).join('')
        ).trimEnd()
      })
    },
  },
  {
    name: 'Markdown',
    showsBlanks: true,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines, random) => {
      const most = Math.max(...lines.map((line) => cellsOf(line).length))
      const padded = random.chance(0.5)
      const row = (cells: string[]) => {
        const all = [...cells, ...new Array(Math.max(0, most - cells.length)).fill('')]
        return `| ${all.map((cell) => (padded ? cell + ' '.repeat(Math.max(0, 8 - width(cell))) : cell)).join(' | ')} |`
      }
      const [first, ...rest] = lines.map((line) => row(cellsOf(line)))
      return [first ?? '', `|${' --- |'.repeat(most)}`, ...rest]
    },
  },
  {
    name: 'rows parted by spaces',
    showsBlanks: false,
    linewise: true,
    breaksLabels: true,
    readable: true,
    render: (lines) =>
      lines.map((line) =>
        cellsOf(line)
          .filter((cell) => cell !== '')
          .join(' '),
      ),
  },
  {
    name: 'numbers between the two lines of a label',
    showsBlanks: false,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines, random) =>
      lines.flatMap((line) => {
        const label = line.labels.at(-1) ?? ''
        if (!isRow(line) || label.replace(/\(.*\)/g, '').length < 13 || label.includes('(') || line.labels.length > 1) {
          return [
            cellsOf(line)
              .filter((cell) => cell !== '')
              .join(' '),
          ]
        }
        const cut = 7 + random.below(3)
        return [`${label.slice(0, cut)} ${line.values.join(' ')}`, label.slice(cut)]
      }),
  },
  {
    name: 'upright headers cut into characters',
    showsBlanks: false,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines) =>
      lines.flatMap((line) => {
        const upright = line.kind === 'header' && line.labels.includes('结果维持')
        if (!upright)
          return [
            cellsOf(line)
              .filter((cell) => cell !== '')
              .join(' '),
          ]
        const four = ['结 结 其 尚', '果 果 他 未', '维 纠 结 审', '持 正 果 结', '总', '计']
        const named = line.labels.filter((label) => label.includes('起诉'))
        return [...four, ...(named.length > 0 ? [named.join(' ')] : [])]
      }),
  },
  {
    name: 'all in one line',
    showsBlanks: false,
    linewise: false,
    breaksLabels: false,
    readable: true,
    render: (lines) => [lines.flatMap((line) => cellsOf(line).filter((cell) => cell !== '')).join(' ')],
  },
  {
    name: 'bare rows of numbers',
    showsBlanks: false,
    linewise: true,
    breaksLabels: false,
    readable: true,
    render: (lines) =>
      lines.flatMap((line) =>
        isRow(line)
          ? line.values.length > 0
            ? [line.values.join(' ')]
            : []
          : line.labels.length > 3 || line.kind === 'caption'
            ? [line.labels.join(' ')]
            : [],
      ),
  },
  {
    name: 'lines that were seen before dropped',
    showsBlanks: false,
    linewise: false,
    breaksLabels: false,
    readable: false,
    render: (lines) => {
      const seen = new Set<string>()
      return lines.flatMap(cellsOf).filter((cell) => {
        const plain = cell.replace(/\uE000\d+\uE001|\uE002/g, '')
        if (plain === '' || seen.has(plain)) return false
        seen.add(plain)
        return true
      })
    },
  },
  {
    name: 'labels without numbers',
    showsBlanks: false,
    linewise: true,
    breaksLabels: true,
    readable: false,
    render: (lines, random) => {
      const bars = random.chance(0.5)
      return lines.map((line) => line.labels.join(' ') + (bars ? ' | | | |' : ''))
    },
  },
]
