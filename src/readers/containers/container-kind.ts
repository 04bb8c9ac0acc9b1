/** How documents are packed in a file: told by its name, since a scraped page may hold anything. */
export type ContainerKind = 'zip' | 'tar' | 'jsonl' | 'warc' | 'gzip'

const endings: [ending: RegExp, kind: ContainerKind, gzipped: boolean][] = [
  [/\.zip$/i, 'zip', false],
  [/\.tar$/i, 'tar', false],
  [/\.(?:tar\.gz|tgz)$/i, 'tar', true],
  [/\.(?:jsonl|ndjson)$/i, 'jsonl', false],
  [/\.(?:jsonl|ndjson)\.gz$/i, 'jsonl', true],
  [/\.(?:warc|wet)$/i, 'warc', false],
  [/\.(?:warc|wet)\.gz$/i, 'warc', true],
  [/\.gz$/i, 'gzip', true],
]

/** What packs documents into a file of this name; null for a document of its own. */
export function containerKind(name: string): { kind: ContainerKind; gzipped: boolean } | null {
  const found = endings.find(([ending]) => ending.test(name))
  return found ? { kind: found[1], gzipped: found[2] } : null
}

/** Names that systems leave behind beside documents: .DS_Store, Thumbs.db, Word's lock files (~$x.docx), __MACOSX/. */
export function isLitter(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    name === '.DS_Store' ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini' ||
    name.startsWith('~$') ||
    /(?:^|\/)__MACOSX\//.test(path)
  )
}
