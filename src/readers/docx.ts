import { createNumbering } from './docx-numbering.ts'
import { type DocxLine, readParagraphs } from './docx-paragraphs.ts'
import { decodeBytes, encodingOfMark } from './encoding.ts'
import { unsupported } from './file-format.ts'
import type { DocxRun, ReadDocument, ReadProblem } from './read-document.ts'
import { causeWords, ReadError, sameDetail } from './read-error.ts'
import type { ReadLimits } from './read-report.ts'
import { zipMembers } from './zip.ts'

/** Most members that a docx is looked through. */
const MOST_MEMBERS = 20_000

/** Word's newer versions call it document2.xml at times. */
const mainName = /^word\/document\d{0,3}\.xml$/
const notes = ['word/footnotes.xml', 'word/endnotes.xml']
const wanted = new Set([...notes, 'word/numbering.xml', 'word/styles.xml'])

/**
 * Reads a Word document: its paragraphs as lines with their automatic numbers (「一、」 「（二）」), its tables as rows
 * of cells, its footnotes at the end. What tracked changes deleted and what is hidden is left out.
 *
 * @throws ReadError 'unsupported' for other zips, 'encrypted', 'damaged', 'too-large', 'no-text'
 */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<ReadDocument> {
  const { path } = limits
  const parts = await readParts(bytes, limits)
  const main = [...parts.keys()].find((name) => mainName.test(name))
  if (main === undefined) throw otherZip(parts, path)
  const runs: DocxRun[] = []
  const texts: string[] = []
  const problems: ReadProblem[] = []
  let length = 0
  for (const part of [main, ...notes]) {
    const xml = parts.get(part)
    if (xml === undefined) continue
    const lines: DocxLine[] = []
    try {
      const numbering = createNumbering(parts.get('word/numbering.xml') ?? null, parts.get('word/styles.xml') ?? null)
      readParagraphs(xml, numbering, lines)
    } catch (cause) {
      if (lines.length === 0 && part === main)
        throw new ReadError('damaged', 'docx', { path, detail: sameDetail(causeWords(cause)), cause })
      const paragraph = lines.at(-1)?.pieces.at(-1)?.paragraph ?? 1
      problems.push({
        code: 'unread-part',
        reason: `${part} is damaged after paragraph ${paragraph}; what stands behind it is not read.`,
        reasonZh: `${part} 自第 ${paragraph} 段之后已损坏，其后内容未读取。`,
        place: { in: 'docx', part, paragraph },
      })
    }
    for (const { pieces } of lines) {
      for (const { text, paragraph } of pieces) {
        const run = runs.at(-1)
        if (run && run.end === length && run.part === part && run.paragraph === paragraph) run.end += text.length
        else runs.push({ start: length, end: length + text.length, part, paragraph })
        texts.push(text)
        length += text.length
      }
      texts.push('\n')
      length += 1
    }
  }
  if (runs.length === 0)
    throw new ReadError('no-text', 'docx', { path, detail: { en: 'it may hold images alone', zh: '可能只有图片' } })
  return { text: texts.join(''), format: 'docx', encoding: null, map: { kind: 'docx', runs }, furniture: [], problems }
}

/** The parts that hold text and its numbering; of other zips the names alone, with empty contents. */
async function readParts(bytes: Uint8Array, limits: ReadLimits): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  let left = limits.maxLength
  for await (const member of zipMembers(bytes, { path: limits.path, stage: 'docx' })) {
    if (parts.size > MOST_MEMBERS) break
    if (!wanted.has(member.name) && !mainName.test(member.name)) {
      parts.set(member.name, '')
      continue
    }
    const content = await member.read(left)
    left -= content.length
    parts.set(member.name, decodeBytes(content, encodingOfMark(content) ?? 'utf-8').replace(/^\uFEFF/, ''))
  }
  return parts
}

function otherZip(parts: Map<string, string>, path: string | null): ReadError {
  const names = [...parts.keys()]
  if (names.some((name) => name.startsWith('xl/'))) return unsupported(path, 'an Excel workbook', 'Excel 工作簿')
  if (names.some((name) => name.startsWith('ppt/'))) return unsupported(path, 'a PowerPoint file', 'PowerPoint 文件')
  if (names.includes('content.xml'))
    return unsupported(path, 'an OpenDocument file; save it as .docx', 'OpenDocument 文件，请另存为 .docx')
  if (names.includes('OFD.xml')) return unsupported(path, 'an OFD file; save it as .pdf', 'OFD 文件，请另存为 .pdf')
  return unsupported(path, 'a zip archive; its members are read one by one', 'zip 压缩文件；请逐个读取其中的文件')
}
