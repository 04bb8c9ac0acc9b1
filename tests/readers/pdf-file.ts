/** What stands on a made page, in points from the bottom left. */
export type Mark =
  | { text: string; x: number; y: number; size?: number }
  | { from: [x: number, y: number]; to: [x: number, y: number] }

const utf16Hex = (text: string): string => {
  const bytes = Buffer.from(text, 'utf16le').swap16()
  return bytes.toString('hex')
}

const draw = (mark: Mark): string =>
  'text' in mark
    ? `BT /F1 ${mark.size ?? 12} Tf ${mark.x} ${mark.y} Td <${utf16Hex(mark.text)}> Tj ET`
    : `${mark.from.join(' ')} m ${mark.to.join(' ')} l S`

/**
 * A PDF of A4 pages in the font that Acrobat substitutes for Song, which no file embeds: to read it takes the character
 * maps of the reader. A Chinese character is as wide as its size, another half of that.
 */
export function pdfOf(pages: Mark[][], trailer = ''): Buffer {
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const catalog = add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  const font = add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor 5 0 R >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  )
  const kids = pages.map((marks) => {
    const stream = marks.map(draw).join('\n')
    const content = add(`<< /Length ${Buffer.byteLength(stream)} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  let file = '%PDF-1.5\n'
  const offsets = objects.map((body, i) => {
    const offset = Buffer.byteLength(file)
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const xref = Buffer.byteLength(file)
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(file)
}
