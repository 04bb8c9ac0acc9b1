import type { Table } from '../../record/schema.ts'
import { contains, overlaps, type Span } from '../../source/span.ts'
import { type Chunk, chunkAt, chunksOf, type Line } from './chunks.ts'
import { type Mark, type Run, runsOf } from './runs.ts'

export interface TextPaneOptions {
  text: string
  tables: readonly Table[]
  /** Claims and whatever else is marked for good. */
  marks: readonly Mark[]
  /** Headings and chrome: classes for whole lines. */
  lineLooks: readonly { span: Span; look: string }[]
  words: { table: (table: Table) => string; raw: string; asTable: string }
  onPick: (claims: string[], offset: number) => void
}

interface Part {
  chunk: Chunk
  element: HTMLElement
  /** Laid out with its marks; else plain text, until it comes near the window. */
  drawn: boolean
  /** A table that is shown as text. */
  raw: boolean
  marks: Mark[]
  byClaim: Map<string, HTMLElement[]>
}

/**
 * The text of a report, as it stands. All of it is in the page from the start, so that the browser's own search,
 * selection and printing work; a part gets its marks when it comes near the window, so that length costs nothing.
 */
export class TextPane {
  private readonly host: HTMLElement
  private readonly options: TextPaneOptions
  private readonly chunks: Chunk[]
  private readonly parts: Part[]
  private readonly byElement = new Map<Element, Part>()
  private readonly offsets = new WeakMap<Node, number>()
  private readonly watcher: IntersectionObserver
  private lights: Mark[] = []
  private looks = new Map<string, string>()
  private current: string | null = null

  constructor(host: HTMLElement, options: TextPaneOptions) {
    this.host = host
    this.options = options
    this.chunks = chunksOf(options.text, options.tables)
    this.parts = this.chunks.map((chunk) => this.makePart(chunk))
    for (const mark of options.marks) this.spread(mark, (part) => part.marks.push(mark))
    for (const part of this.parts) part.raw = part.chunk.table !== null && !fitsTable(part)
    this.watcher = new IntersectionObserver((entries) => this.near(entries), {
      root: host.parentElement,
      rootMargin: '1500px 0px',
    })
    host.replaceChildren(...this.parts.map(({ element }) => element))
    for (const part of this.parts) {
      this.byElement.set(part.element, part)
      if (part.chunk.table) this.draw(part)
      else this.watcher.observe(part.element)
    }
    host.addEventListener('click', this.clicked)
    host.addEventListener('copy', this.copied)
    window.addEventListener('beforeprint', this.drawAll)
  }

  destroy(): void {
    this.watcher.disconnect()
    this.host.removeEventListener('click', this.clicked)
    this.host.removeEventListener('copy', this.copied)
    window.removeEventListener('beforeprint', this.drawAll)
    this.host.replaceChildren()
  }

  /** Lays out every part, as printing and a test of all marks need it. */
  readonly drawAll = (): void => {
    for (const part of this.parts) if (!part.drawn) this.draw(part)
  }

  /** Shows which claim is looked at; scrolls to it unless told otherwise. */
  setCurrent(claim: string | null, span: Span | null, scroll: boolean): void {
    this.toggle(this.current, 'current', false)
    this.current = claim
    if (span) this.ensureDrawn(span)
    this.toggle(claim, 'current', true)
    if (span && scroll) this.scrollTo(span)
  }

  /** Gives claims their looks: right, wrong, changed. */
  setLooks(looks: Map<string, string>): void {
    const touched = new Set([...this.looks.keys(), ...looks.keys()])
    for (const claim of touched) {
      const [before, after] = [this.looks.get(claim), looks.get(claim)]
      if (before === after) continue
      if (before) this.toggle(claim, before, false)
      if (after) this.toggle(claim, after, true)
    }
    this.looks = looks
  }

  /** Lights stretches beside the marks: the terms of a check, the words of a path. */
  light(lights: Mark[], scrollTo: Span | null): void {
    const touched = new Set<Part>()
    for (const mark of [...this.lights, ...lights]) this.spread(mark, (part) => touched.add(part))
    this.lights = lights
    for (const part of touched) if (part.drawn || lights.some((light) => overlaps(light, part.chunk))) this.draw(part)
    if (scrollTo) this.scrollTo(scrollTo)
  }

  scrollTo(span: Span): void {
    this.ensureDrawn(span)
    const part = this.parts[chunkAt(this.chunks, span.start)]
    if (!part) return
    const target = [...part.element.querySelectorAll<HTMLElement>('[data-at]')].findLast(
      (element) => Number(element.dataset.at) <= span.start,
    )
    const scroller = this.host.parentElement
    const box = (target ?? part.element).getBoundingClientRect()
    const frame = scroller?.getBoundingClientRect()
    if (!scroller || !frame) return
    const [high, low] = [frame.top + frame.height * 0.12, frame.bottom - frame.height * 0.2]
    if (box.top >= high && box.bottom <= low) return
    scroller.scrollBy({ top: box.top - frame.top - frame.height * 0.35, behavior: 'instant' })
  }

  /** The span of what is selected in the text; null where nothing is. */
  selected(): Span | null {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
    const range = selection.getRangeAt(0)
    if (!this.host.contains(range.commonAncestorContainer)) return null
    const start = this.offsetOf(range.startContainer, range.startOffset)
    const end = this.offsetOf(range.endContainer, range.endOffset)
    if (start === null || end === null || start >= end) return null
    const words = this.options.text.slice(start, end)
    const lead = words.length - words.trimStart().length
    const trail = words.length - words.trimEnd().length
    return lead + trail < words.length ? { start: start + lead, end: end - trail } : null
  }

  /** The first offset that can be seen. */
  topOffset(): number {
    const frame = this.host.parentElement?.getBoundingClientRect()
    const part = this.parts.find(({ element }) => element.getBoundingClientRect().bottom > (frame?.top ?? 0) + 80)
    return part?.chunk.start ?? 0
  }

  private makePart(chunk: Chunk): Part {
    const element = document.createElement('div')
    element.className = chunk.table ? 'part table-part' : 'part'
    const rows = chunk.lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.end - line.start) / 40)), 0)
    element.style.setProperty('contain-intrinsic-block-size', `auto ${rows * 34}px`)
    const node = document.createTextNode(this.options.text.slice(chunk.start, chunk.end))
    this.offsets.set(node, chunk.start)
    element.append(node)
    return { chunk, element, drawn: false, raw: false, marks: [], byClaim: new Map() }
  }

  private spread(mark: Mark, take: (part: Part) => void): void {
    for (let i = chunkAt(this.chunks, mark.start); i < this.parts.length; i++) {
      const part = this.parts[i] as Part
      if (part.chunk.start >= mark.end) break
      if (overlaps(part.chunk, mark)) take(part)
    }
  }

  private near(entries: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const part = this.byElement.get(target)
      if (isIntersecting && part && !part.drawn) this.draw(part)
    }
  }

  private ensureDrawn(span: Span): void {
    this.spread({ ...span, end: Math.max(span.end, span.start + 1), claim: null, group: '', look: '' }, (part) => {
      if (!part.drawn) this.draw(part)
    })
  }

  private draw(part: Part): void {
    part.drawn = true
    part.byClaim = new Map()
    this.watcher.unobserve(part.element)
    const marks = [...part.marks, ...this.lights]
    const { table } = part.chunk
    if (table) part.element.replaceChildren(this.tableBar(part, table), this.tableBody(part, table, marks))
    else part.element.replaceChildren(...part.chunk.lines.map((line) => this.line(part, line, marks)))
    this.toggle(this.current, 'current', true, part)
    for (const claim of part.byClaim.keys()) this.toggle(claim, this.looks.get(claim) ?? '', true, part)
  }

  private line(part: Part, line: Line, marks: readonly Mark[]): HTMLElement {
    const element = document.createElement('p')
    const looks = this.options.lineLooks.filter(({ span }) => overlaps(span, line)).map(({ look }) => look)
    if (line.continued) looks.push('continued')
    if (this.options.text.slice(line.start, line.end).trim() === '') looks.push('blank')
    element.className = looks.join(' ')
    element.dataset.at = String(line.start)
    element.append(...runsOf(line, marks).map((run) => this.run(part, run)))
    return element
  }

  private run(part: Part, run: Run): Node {
    const node = document.createTextNode(this.options.text.slice(run.start, run.end))
    this.offsets.set(node, run.start)
    if (run.marks.length === 0) return node
    const element = document.createElement('mark')
    element.dataset.at = String(run.start)
    element.className = lookOf(run)
    const claims = [...new Set(run.marks.flatMap(({ claim }) => (claim === null ? [] : [claim])))]
    if (claims.length > 0) element.dataset.claims = claims.join(' ')
    for (const claim of claims) {
      const there = part.byClaim.get(claim)
      if (there) there.push(element)
      else part.byClaim.set(claim, [element])
    }
    element.append(node)
    return element
  }

  private tableBar(part: Part, table: Table): HTMLElement {
    const bar = document.createElement('div')
    bar.className = 'table-bar'
    const name = document.createElement('span')
    name.textContent = this.options.words.table(table)
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = part.raw ? this.options.words.asTable : this.options.words.raw
    button.setAttribute('aria-pressed', String(part.raw))
    button.addEventListener('click', () => {
      part.raw = !part.raw
      this.draw(part)
      part.element.querySelector('button')?.focus()
    })
    bar.append(name, button)
    return bar
  }

  private tableBody(part: Part, table: Table, marks: readonly Mark[]): HTMLElement {
    const body = document.createElement('div')
    if (part.raw) {
      body.className = 'raw'
      body.append(...part.chunk.lines.map((line) => this.line(part, line, marks)))
      return body
    }
    body.className = 'scroll'
    body.tabIndex = 0
    body.setAttribute('role', 'group')
    body.setAttribute('aria-label', this.options.words.table(table))
    const element = document.createElement('table')
    for (const row of table.rows) {
      const line = document.createElement('tr')
      row.cells.forEach((cell, i) => {
        const isLabel = cell.value === null && /[\u3400-\u9fff]/.test(cell.text)
        const box = document.createElement(isLabel ? 'th' : 'td')
        if (isLabel && i === 0) box.scope = 'row'
        if (!isLabel) box.className = 'number'
        box.dataset.at = String(cell.source.start)
        box.append(...runsOf(cell.source, marks).map((run) => this.run(part, run)))
        line.append(box)
      })
      element.append(line)
    }
    body.append(element)
    return body
  }

  private toggle(claim: string | null, look: string, on: boolean, only?: Part): void {
    if (claim === null || look === '') return
    for (const part of only ? [only] : this.parts)
      for (const element of part.byClaim.get(claim) ?? []) element.classList.toggle(look, on)
  }

  private offsetOf(node: Node, offset: number): number | null {
    if (node.nodeType === Node.TEXT_NODE) {
      const start = this.offsets.get(node)
      return start === undefined ? null : start + offset
    }
    const next = node.childNodes[offset]
    const walker = document.createTreeWalker(next ?? node, NodeFilter.SHOW_TEXT)
    if (next) {
      const first = next.nodeType === Node.TEXT_NODE ? next : walker.nextNode()
      return first ? (this.offsets.get(first) ?? null) : null
    }
    let last: Node | null = null
    while (walker.nextNode()) last = walker.currentNode
    const start = last ? this.offsets.get(last) : undefined
    return start === undefined ? null : start + (last?.textContent?.length ?? 0)
  }

  private readonly clicked = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || !getSelection()?.isCollapsed) return
    const mark = event.target.closest<HTMLElement>('mark[data-claims]')
    if (mark) this.options.onPick((mark.dataset.claims ?? '').split(' '), Number(mark.dataset.at))
  }

  /** What is copied is the text as it stands, not what the layout makes of it. */
  private readonly copied = (event: ClipboardEvent): void => {
    const span = this.selected()
    if (!span || !event.clipboardData) return
    event.clipboardData.setData('text/plain', this.options.text.slice(span.start, span.end))
    event.preventDefault()
  }
}

/** Whether all marks on a table lie in its cells: then no mark is lost when it is shown as a table. */
function fitsTable({ chunk, marks }: Part): boolean {
  const cells = chunk.table?.rows.flatMap((row) => row.cells.map(({ source }) => source)) ?? []
  return cells.length > 0 && marks.every((mark) => cells.some((cell) => contains(cell, mark)))
}

/** The shortest claim gives the ground, the next longer one a line below it. */
function lookOf({ marks }: Run): string {
  const [longer, shortest] = marks.filter(({ group }) => group !== '').slice(-2)
  const looks = new Set(marks.flatMap(({ look }) => look.split(' ')))
  // With one claim alone, it is the first of the two.
  looks.add(`g-${(shortest ?? longer)?.group ?? ''}`)
  if (shortest && longer) looks.add(`u-${longer.group}`)
  looks.delete('g-')
  looks.delete('')
  return [...looks].join(' ')
}
