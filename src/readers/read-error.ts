import type { FilePlace } from './read-document.ts'

/** Where in the reading it went wrong. */
export type ReadStage = 'open' | 'container' | 'format' | 'decode' | 'html' | 'docx' | 'pdf'

/** Why a file cannot be read, in English and Chinese, with {slots}. */
const catalogue = {
  missing: { en: 'there is no such file', zh: '文件不存在' },
  directory: { en: 'this is a directory, not a file', zh: '这是一个目录，不是文件' },
  unreadable: { en: 'the file cannot be opened: {detail}', zh: '文件无法打开：{detail}' },
  empty: { en: 'the file is empty', zh: '文件是空的' },
  binary: { en: 'this is binary data, not a document ({detail})', zh: '这是二进制数据，不是文档（{detail}）' },
  'no-text': {
    en: 'there is no text in it: {detail}',
    zh: '文件中没有文字：{detail}',
  },
  encrypted: { en: 'the file is protected by a password', zh: '文件有密码保护' },
  'too-large': { en: 'the file is too large: {detail}', zh: '文件过大：{detail}' },
  'too-slow': { en: 'reading took longer than it may', zh: '读取超过时限' },
  undecodable: { en: 'the bytes fit no encoding: {detail}', zh: '无法确定编码：{detail}' },
  unsupported: { en: 'this kind of file is not read: {detail}', zh: '不支持这种文件：{detail}' },
  damaged: { en: 'the file is damaged: {detail}', zh: '文件已损坏：{detail}' },
} as const satisfies Record<string, { en: string; zh: string }>

export type ReadErrorCode = keyof typeof catalogue

/** What a ReadError's detail says, in both languages. */
export interface Detail {
  en: string
  zh: string
}

/**
 * A file could not be read at all. The message names the file, the reason and, where it is known, the place.
 * Readers throw nothing else for a file, however broken it is.
 */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly code: ReadErrorCode
  readonly stage: ReadStage
  /** The file as it was named, with its member in an archive; null for bytes without a name. */
  readonly path: string | null
  readonly place: FilePlace
  /** The message in Chinese. */
  readonly messageZh: string

  constructor(
    code: ReadErrorCode,
    stage: ReadStage,
    about: { path?: string | null | undefined; place?: FilePlace; detail?: Detail; cause?: unknown } = {},
  ) {
    const { path = null, place = { in: 'file' }, detail = { en: '', zh: '' } } = about
    const where = placeWords(place)
    super(
      `${path ?? 'input'}${where.en}: ${catalogue[code].en.replace('{detail}', () => detail.en)}`,
      about.cause === undefined ? undefined : { cause: about.cause },
    )
    this.code = code
    this.stage = stage
    this.path = path
    this.place = place
    this.messageZh = `${path ?? '输入'}${where.zh}：${catalogue[code].zh.replace('{detail}', () => detail.zh)}`
  }
}

/** The same in both languages, as for a library's own words. */
export const sameDetail = (words: string): Detail => ({ en: words, zh: words })

/** A failure of a library as one line of its own words. */
export const causeWords = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]?.slice(0, 200) ?? ''

function placeWords(place: FilePlace): Detail {
  switch (place.in) {
    case 'file':
      return { en: '', zh: '' }
    case 'text':
    case 'html':
      return { en: `:${place.line}:${place.column}`, zh: `:${place.line}:${place.column}` }
    case 'docx':
      return { en: ` (${place.part}, paragraph ${place.paragraph})`, zh: `（${place.part}，第${place.paragraph}段）` }
    case 'pdf':
      return { en: ` (page ${place.page})`, zh: `（第${place.page}页）` }
  }
}
