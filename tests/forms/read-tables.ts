import { read } from '../../src/document/read.ts'
import { align } from '../../src/forms/align.ts'
import type { AlignedTables } from '../../src/forms/aligned.ts'
import { cellAtPath, cellPaths } from '../../src/record/checks/cells.ts'
import type { CellTree, Format } from '../../src/record/schema.ts'
import { fold } from '../../src/source/fold.ts'

/** The tables of a text, by the real path: fold, read, align. */
export function readTables(text: string, format: Format = 'text'): AlignedTables {
  const source = fold(text, format)
  return align(source, read(source))
}

/** Values of the cells by path, those of missing cells left out; a blank cell is null. */
export function valuesOf(tables: AlignedTables): Record<string, number | null> {
  const values: Record<string, number | null> = {}
  for (const path of cellPaths(tables.statutory as CellTree, '')) {
    const cell = cellAtPath(tables.statutory, path.slice(1))
    if (cell) values[path.slice(1)] = cell.value
  }
  return values
}

/** The values of one row of a table, in the order of its columns; null where a cell is missing or blank. */
export function rowOf(tables: AlignedTables, row: string, columns: readonly string[]): (number | null)[] {
  return columns.map((column) => cellAtPath(tables.statutory, `${row}.${column}`)?.value ?? null)
}

export const persons = [
  'naturalPersons',
  'businesses',
  'researchInstitutes',
  'socialOrganizations',
  'legalServices',
  'otherOrganizations',
  'total',
] as const
