import { locate, placeLabel } from '../readers/locate.ts'
import type { FilePlace, ReadDocument } from '../readers/read-document.ts'
import type { Language } from '../record/messages.ts'
import { lineCounter } from './snippet.ts'

/** Where offsets of a text stand in the file that it was read from. */
export interface Places {
  /** As it stands behind a file's name: '9' for a line of a text, '9:120' of a page, 'p3:5', '¶7'. */
  label(offset: number): string
  /** In words: 'line 9', 'page 3 line 5', 'paragraph 7'. */
  words(offset: number): string
}

const words: Record<Language, (place: FilePlace) => string> = {
  en: (place) =>
    place.in === 'pdf'
      ? `page ${place.page} line ${place.line}`
      : place.in === 'docx'
        ? `paragraph ${place.paragraph}`
        : `line ${placeLabel(place)}`,
  zh: (place) =>
    place.in === 'pdf'
      ? `第 ${place.page} 页第 ${place.line} 行`
      : place.in === 'docx'
        ? `第 ${place.paragraph} 段`
        : place.in === 'html'
          ? `第 ${place.line} 行第 ${place.column} 字`
          : `第 ${placeLabel(place)} 行`,
}

/** The places of a document: lines of a text, line and column of an HTML page, page and line of a PDF, paragraphs of a Word file. */
export function placesOf(document: Pick<ReadDocument, 'text' | 'map'>, lang: Language): Places {
  const lineOf = lineCounter(document.text)
  const placeOf = (offset: number): FilePlace =>
    document.map.kind === 'text' ? { in: 'text', offset, line: lineOf(offset), column: 0 } : locate(document, offset)
  return {
    label: (offset) => placeLabel(placeOf(offset)),
    words: (offset) => words[lang](placeOf(offset)),
  }
}
