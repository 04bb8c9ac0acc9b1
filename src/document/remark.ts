import { createRequire } from 'node:module'
import type { Root } from 'mdast'

// The one lazily made value of this module: it never changes once made.
let parse: ((markdown: string) => Root) | undefined

/**
 * Parses Markdown with remark (CommonMark and GitHub's tables). remark is loaded at the first Markdown text, not on
 * import: its 70 modules would be a good part of the start of a command that reads plain text.
 */
export function parseMarkdown(markdown: string): Root {
  parse ??= loadRemark()
  return parse(markdown)
}

function loadRemark(): (markdown: string) => Root {
  const require = createRequire(import.meta.url)
  const { unified } = require('unified') as typeof import('unified')
  const remarkParse = (require('remark-parse') as typeof import('remark-parse')).default
  const remarkGfm = (require('remark-gfm') as typeof import('remark-gfm')).default
  const processor = unified().use(remarkParse).use(remarkGfm)
  return (markdown) => processor.parse(markdown)
}
