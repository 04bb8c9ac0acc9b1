// Files of every kind that a report comes in, made from its text: for the archives that the batch is measured with.
import iconv from 'iconv-lite'
import yazl from 'yazl'

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const linesOf = (text) => text.split(/\r?\n/)

/** A page with navigation around the report, in an encoding that it declares. */
export function htmlOf(text, charset = 'utf-8') {
  const [title = '', ...rest] = linesOf(text).filter((line) => line.trim() !== '')
  const body = rest.map((line) => `<p>${escapeXml(line)}</p>`).join('\n')
  const page = `<!DOCTYPE html>
<html><head><meta charset="${charset}"><title>${escapeXml(title)}</title></head>
<body><div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>
<div class="article"><h1>${escapeXml(title)}</h1>
${body}
</div><div class="footer">版权所有</div></body></html>
`
  return charset === 'utf-8' ? Buffer.from(page) : iconv.encode(page, 'gb18030')
}

/** A zip of named members. */
export async function zipOf(members) {
  const zip = new yazl.ZipFile()
  const mtime = new Date(2024, 0, 2)
  for (const [name, content] of members) zip.addBuffer(Buffer.from(content), name, { mtime })
  zip.end()
  const chunks = []
  for await (const chunk of zip.outputStream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file, a paragraph a line. */
export function docxOf(text) {
  const paragraphs = linesOf(text).map(
    (line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`,
  )
  return zipOf([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    [
      'word/document.xml',
      `<?xml version="1.0"?><w:document ${wordNamespace}><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ],
  ])
}

const utf16Hex = (text) => Buffer.from(text, 'utf16le').swap16().toString('hex')

/**
 * A PDF in the font that viewers put in for Song, lines broken at 40 characters.
 *
 * @param encrypted asks for a password that nobody has
 */
export function pdfOf(text, encrypted = false) {
  const lines = linesOf(text).flatMap((line) => line.match(/.{1,40}/gsu) ?? [])
  const pages = []
  for (let at = 0; at < lines.length || at === 0; at += 40) pages.push(lines.slice(at, at + 40))
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  const kids = pages.map((page) => {
    const stream = page.map((line, row) => `BT /F1 12 Tf 57 ${780 - row * 18} Td <${utf16Hex(line)}> Tj ET`).join('\n')
    const content = objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    const resources = '/Resources << /Font << /F1 3 0 R >> >>'
    return objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${content} 0 R >>`)
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  let file = '%PDF-1.5\n'
  const offsets = objects.map((body, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const key = `<${'5a'.repeat(32)}>`
  const lock = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [${key} ${key}]`
    : ''
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  return Buffer.from(
    `${file}${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}

/** A WARC of fetched pages: URL and HTML each. */
export function warcOf(pages) {
  const records = pages.map(([url, html]) => {
    const body = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${html.length}\r\n\r\n`),
      html,
    ])
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-01-02T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:${url.length}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${body.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')])
  })
  return Buffer.concat(records)
}
