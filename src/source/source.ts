import type { Format } from '../record/schema.ts'

/** The text that was handed in, beside its folded twin of equal length. */
export interface Source {
  text: string
  /** Half-width and simplified, one UTF-16 unit for one unit: an offset in `folded` is the offset in `text`. */
  folded: string
  format: Format
  /** The script that the text is written in, told by its characters. */
  script: 'Hans' | 'Hant'
}
