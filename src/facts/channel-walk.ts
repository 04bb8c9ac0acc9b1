import type { Span } from '../source/span.ts'
import { type Channel, channelName, isAccount, pushChannel } from './channels.ts'
import type { Draft } from './draft.ts'

/** What stands between two channels of a list. */
const listed = /^[^,;:。\d]{0,20}[、和及与][^,;:。\d]{0,20}$/

/** What stands between a website and its column. */
const ofSite = /^(?:[^,;:。、和及与“”]{0,5}|门户[^,;:。、和及与并“”]{0,12})$/

/**
 * Which channel holds at a place: the clause's own, one that a 通过… before it in the sentence led to, or the one that the
 * heading, or the sentence that opens the item, names. Told of words, facts and borders in order of place.
 */
export class ChannelWalk {
  /** The channel of the last fact in the sentence that had one; 'none' where none had. */
  last = 'none'
  /** The account in new media that the paragraph named last; 'none' where it named none. */
  account = 'none'
  private named: Channel[] = []
  private heading: Channel[] = []
  private title: Channel[] = []
  /** The last paragraph in which the title's channels hold: the one that it opens. */
  private titleUntil = -1
  private leadAt = -1
  /** A row of a breakdown by category stands before it in the sentence. */
  private rowsBegun = false
  private shared = 'none'
  /** Where the first of the facts stands that share it. */
  private sharedFrom = -1

  /** Whether a 通过, 利用 or 在 stands before, and no fact since. */
  get led(): boolean {
    return this.leadAt >= 0
  }

  /** Whether the sentence has named a channel that no fact has used up. */
  get open(): boolean {
    return this.named.length > 0
  }

  /** A 通过, 利用 or 在 that ends at `end`. */
  lead(end: number) {
    this.leadAt = end
  }

  /** 市局网站、官方微博“云岭公安”|公众号: a channel in a list whose first member holds, holds too. */
  lists(text: string, start: number): boolean {
    const last = this.named.at(-1)
    return last?.led === true && listed.test(text.slice(last.end, start))
  }

  /** 局网站通知|公告栏: a website leads to its column. */
  leadsToColumn(text: string, start: number): boolean {
    const last = this.named.at(-1)
    return last?.name === 'website' && ofSite.test(text.slice(last.end, start))
  }

  name(channel: Channel, text: string) {
    if (isAccount(channel.name)) this.account = channel.name
    if (this.isLedAnew(channel, text)) this.named.pop()
    pushChannel(this.named, channel, text)
  }

  /** 发挥政务新媒体优势,借助⟦微信公众号⟧: the kind named first is that of the account, which has a lead of its own. */
  private isLedAnew({ name, start }: Channel, text: string): boolean {
    const last = this.named.at(-1)
    if (last?.name !== 'newMedia' || name === 'newMedia' || !isAccount(name) || this.leadAt <= last.end) return false
    return text.slice(last.end, this.leadAt).includes(',') && !/[,;、]/.test(text.slice(this.leadAt, start))
  }

  /** 通过网站公开12条,其中…: the channel was the whole's. */
  leaveToWhole() {
    this.named = []
  }

  /**
   * Takes note of a fact with a metric.
   *
   * @param semicolonAt where the last ; before it stands.
   */
  note(draft: Draft, semicolonAt: number) {
    if (draft.metric === 'disclosure.category') this.rowsBegun = true
    this.share(draft, semicolonAt)
    if (this.named.length > 0) this.last = channelName(this.named)
    this.named = []
    this.leadAt = -1
  }

  /** 通过网站公开文件13条、公示47条: the rows are of one channel, and so is the sum behind them. */
  private share({ metric, source }: Draft, semicolonAt: number) {
    if (!metric?.startsWith('disclosure.')) return
    const own = this.named.length > 0 ? channelName(this.named) : 'none'
    if (this.sharedFrom <= semicolonAt) {
      this.sharedFrom = source.end
      this.shared = own
    } else if (own !== 'none' && own !== this.shared) this.shared = 'several'
    if (metric !== 'disclosure.category') this.shared = 'several'
  }

  /** The one channel that the facts since the last ; were told under; 'none' for none, 'several' where they differ. */
  sharedSince(semicolonAt: number): string {
    return this.sharedFrom > semicolonAt ? this.shared : 'none'
  }

  /** Goes into the next paragraph. A heading's channel holds in every paragraph below it; a paragraph's in none. */
  enterParagraph(from: { heading: boolean }, to: { heading: boolean }) {
    // 1.门户网站。⏎2017年…: the full stop of a heading has already taken its channel over.
    if (from.heading && this.named.length > 0) this.heading = ledOf(this.named)
    if (to.heading) this.heading = []
    this.account = 'none'
  }

  /** 1.门户网站。2018年共发布…: the sentence that only names a channel titles those behind it, up to a paragraph. */
  openTitle(untilParagraph: number) {
    this.title = ledOf(this.named)
    this.titleUntil = untilParagraph
  }

  /** (6)其他。: an item that names no channel. */
  closeTitle() {
    this.titleUntil = -1
  }

  /** 一是在公示栏张贴;二是…: the channels of an item hold in no other. */
  enterItem(start: number) {
    this.named = this.named.filter((channel) => channel.start >= start)
    if (this.leadAt < start) this.leadAt = -1
  }

  enterSentence() {
    this.named = []
    this.last = 'none'
    this.rowsBegun = false
    this.sharedFrom = -1
    this.leadAt = -1
  }

  /**
   * The channels that hold in a clause.
   *
   * @param ofWhole whether the clause tells parts of a 其中.
   * @param since where the quantity before ends: 网站信息380条、微信信息281条 are told each of the channel between.
   */
  at(clause: Span, paragraph: number, ofWhole: boolean, since: number): readonly Channel[] {
    if (this.named.length > 0) {
      const own = this.named.filter((channel) => channel.start >= clause.start)
      const nearer = own.filter((channel) => channel.start >= since)
      if (nearer.length > 0) return nearer
      if (own.length > 0) return own
      const led = this.named.filter((channel) => channel.led)
      if (led.length > 0) return led
    }
    // 一、网站公开情况⏎发布263条,其中…: what the heading names was the whole's, or the first row's
    if (this.rowsBegun || ofWhole) return []
    return paragraph <= this.titleUntil ? this.title : this.heading
  }
}

function ledOf(channels: readonly Channel[]): Channel[] {
  return channels.map((channel) => ({ ...channel, led: true }))
}
