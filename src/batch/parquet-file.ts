import { open } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import type { Column, ColumnType, Value } from './columns.ts'

/** Values of a row group, rows times columns; what is kept in memory before it is written. */
const GROUP_VALUES = 400_000

const elements: Record<ColumnType, Partial<SchemaElement>> = {
  VARCHAR: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  INTEGER: { type: 'INT32' },
  DOUBLE: { type: 'DOUBLE' },
  BOOLEAN: { type: 'BOOLEAN' },
  DATE: { type: 'INT32', converted_type: 'DATE' },
}

/** A parquet file that is written row by row, in row groups of one size, so that its bytes depend on the rows alone. */
export interface ParquetFile {
  add(row: readonly Value[]): void
  /** Writes what is left, and makes sure that it is on the disk. */
  finish(): Promise<void>
}

/**
 * Opens a parquet file for writing, in the place of one that is there.
 *
 * @param name of the table, kept in the file's metadata
 */
export function parquetFile(path: string, name: string, columns: readonly Column[]): ParquetFile {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL', ...elements[type] }) as SchemaElement),
  ]
  const kvMetadata = [{ key: 'gongkai.table', value: name }]
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, kvMetadata, createdBy: 'gongkai' })
  const groupRows = Math.max(1000, Math.floor(GROUP_VALUES / columns.length))
  let values: (Value | Date)[][] = columns.map(() => [])
  let rows = 0
  const flush = (): void => {
    const columnData = columns.map(({ name }, at) => ({ name, data: values[at] ?? [] }))
    // The writer works at once: its file is written without waiting.
    void writer.write({ columnData, rowGroupSize: groupRows })
    values = columns.map(() => [])
    rows = 0
  }
  return {
    add(row) {
      for (let at = 0; at < columns.length; at++) values[at]?.push(cell(columns[at]?.type, row[at] ?? null))
      if (++rows === groupRows) flush()
    },
    async finish() {
      if (rows > 0) flush()
      void writer.finish()
      const file = await open(path, 'r+')
      await file.datasync()
      await file.close()
    },
  }
}

/** A date as the day that the writer counts; one that no calendar has (2024-02-30) is null. */
function cell(type: ColumnType | undefined, value: Value): Value | Date {
  if (type !== 'DATE' || value === null) return value
  const day = new Date(`${value}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value ? null : day
}
