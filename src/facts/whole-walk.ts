import { UNCLAIMED } from '../record/claimed.ts'
import type { Draft } from './draft.ts'
import { itemUnit } from './item-unit.ts'
import { ownYear } from './own-year.ts'

/** How far behind a count a bracket of its own may stand, and how far on the rows of a running total go, in characters. */
const reach = { bracket: 160, running: 400 }

/** Which figure a 其中 takes parts of: told of the facts, the words and the borders in order of place. */
export class WholeWalk {
  /** The whole that a 其中 before the place in its sentence takes parts of. */
  whole: Draft | null = null
  /** A 其中 before the place in its sentence takes parts of a figure that was set aside. */
  setAside = false
  private readonly text: string
  /** A 其中 leads to the parts, and not a 包括, which leads to parts of what a channel holds. */
  private ofAll = false
  /** Where the last 其中 or 包括 stands. */
  private partAt = 0
  private last: Draft | null = null
  /** The last count was read, and belongs to no metric. */
  private lastSetAside = false
  /** Where the last count ends, if it is of other business; else -1. */
  private lastOfNone = -1

  constructor(text: string) {
    this.text = text
  }

  /** Whether parts of the whole are told whatever its channel. */
  get ofAllChannels(): boolean {
    return this.whole !== null && this.ofAll
  }

  /** Takes note of a fact; `other` where it is a figure of other business. */
  note(draft: Draft, other: boolean) {
    if (draft.numeral) this.lastOfNone = other ? draft.numeral.end : -1
    if (itemUnit.test(draft.unit ?? '')) this.lastSetAside = draft.metric === null && draft.rule !== UNCLAIMED
    if (!draft.numeral || draft.metric === null) return
    if (draft.metric !== 'disclosure.category') this.setAside = false
    this.last = draft
  }

  /**
   * A 其中 or 包括 at `start`.
   *
   * @param earlier the facts before it in its paragraph.
   * @returns whether it leads to parts of all, whatever their channels.
   */
  part(start: number, earlier: readonly Draft[]): boolean {
    this.whole = this.outsideBrackets(this.last, start, earlier)
    // 全年办件877件,其中自然人530件: parts of the figure right before it, whoever's it is
    const ofNone = this.lastOfNone >= 0 && start - this.lastOfNone <= 1
    this.setAside = this.lastSetAside || ofNone || this.ofRunningTotal(start)
    // 通过网站公开12条,其中…: the channel was the whole's; 包括 leads to parts of what the channel holds
    this.ofAll = this.text.startsWith('其中', start)
    this.partAt = start
    return this.ofAll
  }

  /** 网站发布86条,其中双公示栏12条: whether the place is among the parts of what a website published. */
  isAmongWebsite(start: number): boolean {
    if (!this.ofAll || this.whole?.metric !== 'disclosure.website') return false
    return !/[;)]/.test(this.text.slice(this.partAt, start))
  }

  enterParagraph() {
    this.last = null
  }

  enterSentence() {
    this.whole = null
    this.setAside = false
    this.lastSetAside = false
    this.lastOfNone = -1
  }

  /** 截至2009年底累计公开2893条,其中机构类18条;政策类310条。2009年新增602条: parts of a total that is not the year's. */
  private ofRunningTotal(at: number): boolean {
    if (this.whole?.metric !== 'disclosure.cumulative') return false
    return ownYear.test(this.text.slice(at + 2, at + reach.running).split('\n', 1)[0] as string)
  }

  /** 收到5件(网上3件、信函2件),其中…: what a closed bracket tells is no whole, but the count before the bracket. */
  private outsideBrackets(count: Draft | null, to: number, earlier: readonly Draft[]): Draft | null {
    if (!count?.numeral) return count
    const between = this.text.slice(count.numeral.end, Math.min(to, count.numeral.end + reach.bracket))
    const close = between.indexOf(')')
    if (close < 0 || between.slice(0, close).includes('(')) return count
    const open = this.text.lastIndexOf('(', count.numeral.start)
    return earlier.findLast(({ numeral, metric }) => numeral && metric && numeral.end <= open) ?? count
  }
}
