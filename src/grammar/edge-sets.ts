import { type CharacterSet, holdsCharacter } from './character-set.ts'

/**
 * The characters that may stand beside the anchor of each pattern, in sets; equal sets are one. A place asks once which
 * sets hold its neighbour, and then each pattern costs one look into a row.
 */
export class EdgeSets {
  private readonly sets: CharacterSet[] = []
  private readonly numbers = new Map<string, number>()
  private rows: Map<number, Uint8Array> | null = null
  private otherRow = new Uint8Array(0)

  /** The number of a set; 0 for none, where any character may stand. */
  numberOf(set: CharacterSet | null): number {
    if (set === null) return 0
    const key = `${set.negated}${[...set.codes].sort((a, b) => a - b).join()}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.rows = null
    this.numbers.set(key, this.sets.push(set))
    return this.sets.length
  }

  /** By number of a set: 1 where it holds the character, 0 where it does not; NaN is the end of a text. */
  rowOf(code: number): Uint8Array {
    this.rows ??= this.allRows()
    return this.rows.get(code) ?? this.otherRow
  }

  private allRows(): Map<number, Uint8Array> {
    const row = (code: number) => Uint8Array.from([1, ...this.sets.map((set) => (holdsCharacter(set, code) ? 1 : 0))])
    // -1 stands for all characters that no set names
    this.otherRow = row(-1)
    return new Map([...new Set(this.sets.flatMap(({ codes }) => [...codes]))].map((code) => [code, row(code)]))
  }
}
