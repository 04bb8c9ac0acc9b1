import { rm } from 'node:fs/promises'

/**
 * Makes a DuckDB database out of parquet files, a table of each, with their columns, types and order.
 *
 * @param tables files by the name of the table
 * @throws MissingPackage
 */
export async function writeDatabase(path: string, tables: ReadonlyMap<string, string>): Promise<void> {
  const { DuckDBInstance } = await duckdb()
  await rm(path, { force: true })
  const instance = await DuckDBInstance.create(path, { threads: '1', memory_limit: '512MB' })
  const connection = await instance.connect()
  try {
    for (const [name, file] of tables)
      await connection.run(`CREATE TABLE ${name} AS SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')`)
    await connection.run('CHECKPOINT')
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** An optional package that is asked for is not installed. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage'
  /** The message in Chinese. */
  readonly messageZh: string

  constructor(name: string, cause: unknown) {
    super(`this needs the package ${name}, which is not installed: npm install ${name}`, { cause })
    this.messageZh = `需要安装 ${name}：npm install ${name}`
  }
}

/**
 * DuckDB's library, which a machine may lack: it is an optional dependency, since it is large.
 *
 * @throws MissingPackage
 */
export async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api')
  } catch (cause) {
    throw new MissingPackage('@duckdb/node-api', cause)
  }
}
