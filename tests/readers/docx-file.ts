import yazl from 'yazl'

const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A zip of the named members, as bytes. */
export async function zipOf(members: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(members)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A docx of the least that Word opens, from the XML inside its body, its numbering and its styles. */
export const docxOf = (body: string, numbering = '', styles = ''): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${wordNamespace}>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles ${wordNamespace}>${styles}</w:styles>`,
  })

/** A paragraph, in a list where a numId is given. */
export const paragraph = (text: string, numId?: number, level = 0, style?: string): string => {
  const list = numId === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p><w:pPr>${named}${list}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}
