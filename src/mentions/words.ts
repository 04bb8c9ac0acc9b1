import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readYamlFile } from '../grammar/yaml-file.ts'

/** The one door to jieba: cuts Chinese text into words. Words only hint; no span of a record comes from them alone. */
export interface Tokenizer {
  /** 'nodejieba@3.5.8' */
  name: string
  /** Words in order; joined they are the text. */
  cut(text: string): string[]
}

/** The libraries that can cut, the preferred one first. */
export type TokenizerLibrary = (typeof tokenizerLibraries)[number]
export const tokenizerLibraries = ['nodejieba', 'jieba-wasm'] as const

export interface TokenizerOptions {
  /** Folder of the grammars, whose words.yaml is added to the dictionary. */
  grammars: string
  /** jieba-wasm needs no native binary; nodejieba, where it is built, cuts faster. Default nodejieba. */
  prefer?: TokenizerLibrary
}

interface NodeJieba {
  load(dictionaries: { idfDict: string; stopWordDict: string }): void
  cut(text: string, hmm: boolean): string[]
  insertWord(word: string): boolean
}
interface JiebaWasm {
  cut(text: string, hmm: boolean): string[]
  add_word(word: string): number
}

const wordsSchema = z.object({ words: z.array(z.string().min(2)) }).strict()
const require = createRequire(import.meta.url)
/** package.json beside the library's main file; jieba-wasm does not export its own. */
const manifests: Readonly<Record<TokenizerLibrary, string>> = {
  nodejieba: 'package.json',
  'jieba-wasm': '../../package.json',
}
const version = (library: TokenizerLibrary): string => {
  const manifest = join(dirname(require.resolve(library)), manifests[library])
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return `${library}@${version}`
}

/** jieba keeps one dictionary a thread, so a thread keeps one tokenizer a library. */
const loaded = new Map<TokenizerLibrary, Tokenizer>()
let said = false

/** Words that do not join to the text (a lone surrogate on its way through UTF-8) are no words: the text stays whole. */
const whole = (text: string, words: string[]): string[] => (words.join('') === text ? words : [text])

function loadNodeJieba(grammars: string, words: readonly string[]): Tokenizer {
  const jieba = require('nodejieba') as NodeJieba
  // Cutting needs no IDF table and no stop words: one line in their place saves a sixth of the load.
  const idf = join(grammars, 'jieba', 'idf.utf8')
  jieba.load({ idfDict: idf, stopWordDict: idf })
  for (const word of words) jieba.insertWord(word)
  return { name: version('nodejieba'), cut: (text) => (text === '' ? [] : whole(text, jieba.cut(text, true))) }
}

function loadJiebaWasm(words: readonly string[]): Tokenizer {
  const jieba = require('jieba-wasm') as JiebaWasm
  for (const word of words) jieba.add_word(word)
  return { name: version('jieba-wasm'), cut: (text) => (text === '' ? [] : whole(text, jieba.cut(text, true))) }
}

/**
 * Loads jieba with the domain's words, once a thread (nodejieba takes most of a second): call it only for texts that
 * need words. Where nodejieba is not built, jieba-wasm takes its place and stderr says so once.
 *
 * @throws GrammarError where words.yaml is broken.
 */
export function loadTokenizer({ grammars, prefer = 'nodejieba' }: TokenizerOptions): Tokenizer {
  const known = loaded.get(prefer)
  if (known) return known
  const { words } = readYamlFile(join(grammars, 'lexicon', 'words.yaml'), wordsSchema).data
  let tokenizer: Tokenizer | undefined
  if (prefer === 'nodejieba') {
    try {
      tokenizer = loadNodeJieba(grammars, words)
    } catch {
      if (!said) process.stderr.write('gongkai: nodejieba is not built here; jieba-wasm cuts words in its place.\n')
      said = true
      tokenizer = loaded.get('jieba-wasm')
    }
  }
  tokenizer ??= loadJiebaWasm(words)
  loaded.set(prefer, tokenizer)
  return tokenizer
}

/** The name of the tokenizer that `loadTokenizer` would give, found without loading a dictionary. */
export function tokenizerName(prefer: TokenizerLibrary = 'nodejieba'): string {
  const known = loaded.get(prefer)
  if (known) return known.name
  if (prefer === 'nodejieba') {
    try {
      require('nodejieba/build/Release/nodejieba.node')
      return version('nodejieba')
    } catch {
      return version('jieba-wasm')
    }
  }
  return version(prefer)
}
