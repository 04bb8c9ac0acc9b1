import type { formats } from '../record/schema.ts'

/** The formats that a report can be read from. */
export type ReadFormat = (typeof formats)[number]

/** How a file is to be read; everything may be left out. */
export interface ReadOptions {
  /** Taken instead of telling the format by name and content. */
  format?: ReadFormat
  /** The encoding's label ('gb2312', 'big5', 'utf-16le' …), taken instead of detecting it; text, Markdown and HTML. */
  encoding?: string
  /** The file's name, for its extension and for errors; a member of an archive as 'reports.zip/2020/a.html'. */
  path?: string
  /** Files over this many bytes are refused with 'too-large'; 64 MiB unless given. */
  maxBytes?: number
  /** Most UTF-16 units of text that may come out of a file, and most bytes out of a part of a docx; 64 Mi unless given. */
  maxLength?: number
  /** A moment as of `Date.now()`, in milliseconds, after which reading ends with 'too-slow'. */
  deadline?: number
}

/** What a file says, and where in the file it says so. */
export interface ReadDocument {
  text: string
  format: ReadFormat
  /** The encoding that the bytes were decoded from, in lower case ('utf-8', 'gb18030' …); null for docx and PDF. */
  encoding: string | null
  /** From offsets of the text back to the file; ask it through `locate`. */
  map: OffsetMap
  /** What the reader kept out of the text: running heads, page numbers, navigation; in the file's order. */
  furniture: { text: string; place: FilePlace }[]
  /** What could be read only in part. */
  problems: ReadProblem[]
}

/** Something in the file that could not be read, and where it stands. */
export interface ReadProblem {
  code: ReadProblemCode
  /** In English; `reasonZh` in Chinese. */
  reason: string
  reasonZh: string
  place: FilePlace
}

export type ReadProblemCode =
  | 'undecodable-bytes'
  | 'wrong-extension'
  | 'unread-part'
  | 'deep-nesting'
  | 'page-without-text'

/** A place in the file, as an auditor would look it up. Lines, columns, pages and paragraphs count from 1. */
export type FilePlace =
  | { in: 'file' }
  | { in: 'text'; offset: number; line: number; column: number; byte?: number }
  | { in: 'html'; offset: number; line: number; column: number }
  | { in: 'docx'; part: string; paragraph: number }
  | { in: 'pdf'; page: number; line: number }

/**
 * Plain data, so that it survives a message between threads. Runs are in order of `start` and lie apart; text between
 * two runs is the reader's own (line breaks, cell bars) and belongs to the place before it.
 *
 * - `text`: the text is the decoded file itself;
 * - `html`: text [start, end) stands at characters [from, to) of the decoded HTML, one for one where the lengths agree,
 *   else as a whole (an entity, a broken line);
 * - `docx`: the paragraph of the part, counted through the part in the order of its text;
 * - `pdf`: the line of the page.
 */
export type OffsetMap =
  | { kind: 'text' }
  | { kind: 'html'; runs: HtmlRun[]; lines: number[] }
  | { kind: 'docx'; runs: DocxRun[] }
  | { kind: 'pdf'; runs: PdfRun[] }

export interface HtmlRun {
  start: number
  end: number
  from: number
  to: number
}

export interface DocxRun {
  start: number
  end: number
  part: string
  paragraph: number
}

export interface PdfRun {
  start: number
  end: number
  page: number
  line: number
}
