import { SaxesParser } from 'saxes'

/** An element of a small XML part, its names without prefixes. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
}

/** What a reader of a large XML part hears, names without prefixes. */
export interface XmlListener {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/**
 * Reads XML from beginning to end. No entity but XML's own five is known, none is fetched.
 *
 * @throws Error of the library where the XML is not well formed
 */
export function listenToXml(xml: string, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false, position: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = value
    listener.open(local(tag.name), attributes)
  })
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  parser.on('closetag', (tag) => listener.close(local(tag.name)))
  parser.write(xml).close()
}

/** A small part as a tree; the root is an element without a name. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  listenToXml(xml, {
    open(name, attributes) {
      const element = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      open.push(element)
    },
    text() {},
    close() {
      open.pop()
    },
  })
  return root
}

/** The children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The `val` of the first child of that name: `<w:start w:val="3"/>`. */
export const valOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.val

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
