import { readdirSync } from 'node:fs'
import { missing } from './grammar-error.ts'

/**
 * Names of what a folder of grammars holds.
 *
 * @throws GrammarError where there is no such folder
 */
export function filesIn(folder: string, recursive = false): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' })
  } catch (error) {
    throw missing(folder, 'folder', error)
  }
}

/** Names of the YAML files right in a folder, sorted. @throws GrammarError where there is no such folder */
export function yamlFiles(folder: string): string[] {
  return filesIn(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
}
