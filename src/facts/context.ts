import type { Narrative, Paragraph } from '../document/narrative.ts'
import type { Grammars } from '../grammar/grammar.ts'
import {
  addClassesOf,
  type ClassMask,
  isOfClass,
  type WordClass,
  type WordMentions,
  type WordTable,
} from '../grammar/lexicon.ts'
import type { TimeMention } from '../mentions/mention.ts'
import { UNCLAIMED } from '../record/claimed.ts'
import type { Span } from '../source/span.ts'
import { AccountNames } from './account-names.ts'
import { type Bounds, findBounds } from './bounds.ts'
import { ChannelWalk } from './channel-walk.ts'
import type { Channel } from './channels.ts'
import type { Draft } from './draft.ts'
import { goingOn } from './going-on.ts'
import { itemUnit } from './item-unit.ts'
import { inNamingBracket } from './naming-bracket.ts'
import { type Nearness, slack } from './nearness.ts'
import { isNoChannel } from './no-channel.ts'
import { SinceOpening } from './since-opening.ts'
import { spellingOut } from './spelling-out.ts'
import { TimeWalk } from './time-walk.ts'
import { WholeWalk } from './whole-walk.ts'
import { WordsAround } from './words-around.ts'

/** What holds at a place of the narrative: what its clause says, and what it leaves out and the clauses before it said. */
export interface Context {
  /** The reporting agency's name, as far as the header tells; '' where it does not. */
  agency: string
  paragraph: Paragraph
  /** The paragraph before it, where there is one. */
  previous: Paragraph | undefined
  /** Of a very long sentence or clause only the stretch around the place. */
  sentence: Span
  clause: Span
  /** What the text speaks of there (application, litigation ...): the clause first, then what came before it. */
  subject: string | null
  /** The channels that hold: the clause's own, else those of a 通过…, before it in the sentence, else the heading's. */
  channels: readonly Channel[]
  /** The channel of the last fact in the sentence that had one; 'none' where none had. */
  lastChannel: string
  /** The one channel that the facts since the last ; were told under; 'none' for none, 'several' where they differ. */
  sharedChannel: string
  /** The account in new media that the paragraph named last; 'none' where it named none. */
  account: string
  /** The time that governs the place: the nearest before it in its sentence. */
  time: TimeMention | null
  /** Metrics that the sentence denies for a part of the year: 上半年未收到申请. The engine adds to them. */
  deniedInPart: string[]
  /** The whole that a 其中 before it in the sentence takes parts of. */
  whole: Draft | null
  /** A 其中 before it in the sentence takes parts of a figure that was set aside. */
  wholeSetAside: boolean
  /** Facts that were read before it in the same sentence. */
  before: readonly Draft[]
  /** Facts that were read before it in the same paragraph, the sentence's own among them. */
  earlier: readonly Draft[]
  /** Classes of the words around the place, in its sentence. */
  near: ClassMask
  /** How near the words stand that patterns need. */
  nearness: Nearness
  /** Classes of the words of the clause that stand between the numbers on either side. */
  inClause: ClassMask
  /** Classes of the words before the place in its paragraph, and of the heading above it. */
  passage: ClassMask
  /** The place is a further member of a list of things gathered: 归集行政许可信息92100条、⟦行政处罚信息15800条⟧. */
  ofGathered: boolean
  /** The place is a further member of a list that a word of several years begins: 历年累计复议14件、⟦诉讼8件⟧. */
  ofYears: boolean
}

/** (5) 5. 五是: what an item begins with. */
const itemNumber = /^(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、]|[①-⑳]|[一二三四五六七八九十]是)/

/** How far patterns look back and ahead, how far a clause is looked at, in characters; how many facts are kept in mind. */
const reach = {
  back: 120,
  ahead: 70,
  clause: 160,
  facts: 16,
  title: 18,
  named: 32,
  opening: 12,
  change: 6,
  opener: 4,
}

/**
 * Goes through the narrative once, from its beginning to its end, and tells at each place what holds there. Places are
 * asked for in order; facts that were read are handed back by `note`, since later places rest on them.
 */
export class ContextWalk {
  readonly words: WordMentions
  private readonly table: WordTable
  /** By word: 1 for one in a bracket that spells out the channel before it. */
  private readonly spelling: Uint8Array
  private readonly narrative: Narrative
  private readonly times: TimeWalk
  private readonly agency: string
  private readonly bounds: Bounds
  private readonly part: WordClass | undefined
  private readonly lead: WordClass | undefined
  private readonly goesOn: WordClass | undefined
  private readonly disclosing: WordClass | undefined
  private readonly gathering: WordClass | undefined
  private readonly changed: WordClass | undefined
  private readonly acrossYears: WordClass | undefined
  private readonly around: WordsAround
  private readonly since: SinceOpening
  private paragraphAt = 0
  private sentenceAt = 0
  private clauseAt = 0
  private wordAt = 0
  private subject: string | null = null
  private headingSubject: string | null = null
  private readonly channels = new ChannelWalk()
  private readonly accountNames = new AccountNames()
  private passage: ClassMask
  private headingPassage: ClassMask
  private deniedInPart: string[] = []
  /** Where the last ; before the place stands. */
  private semicolonAt = -1
  private drafts: Draft[] = []
  private earlier: Draft[] = []
  private readonly wholes: WholeWalk

  constructor(narrative: Narrative, times: readonly TimeMention[], grammars: Grammars, agency = '') {
    const { lexicon } = grammars
    this.narrative = narrative
    this.agency = agency
    this.times = new TimeWalk(narrative.text, times)
    this.bounds = findBounds(narrative.text)
    this.words = lexicon.scan(narrative.text)
    this.wholes = new WholeWalk(narrative.text)
    this.since = new SinceOpening(narrative.text)
    this.spelling = spellingOut(narrative.text, lexicon.table, this.words)
    this.part = lexicon.classes.get('part')
    this.lead = lexicon.classes.get('lead')
    this.goesOn = lexicon.classes.get('goesOn')
    this.disclosing = lexicon.classes.get('disclosing')
    this.gathering = lexicon.classes.get('gathering')
    this.changed = lexicon.classes.get('changed')
    this.acrossYears = lexicon.classes.get('acrossYears')
    this.table = lexicon.table
    this.around = new WordsAround(narrative.text, this.words, this.spelling, grammars)
    this.passage = this.noClasses()
    this.headingPassage = this.noClasses()
  }

  /**
   * Tells what holds at [start, end), until the next place is asked for; places must be asked for in order.
   *
   * @param own the stretch between the numbers on either side: words beyond it are of those numbers.
   */
  at(start: number, end: number, own: Span = { start: 0, end: this.narrative.text.length }): Context {
    this.advance(start)
    const { sentences, clauses } = this.bounds
    const length = this.narrative.text.length
    const within = (list: number[], at: number, back: number, ahead: number): Span => ({
      start: Math.max(list[at] ?? 0, start - back),
      end: Math.min(list[at + 1] ?? length, end + ahead),
    })
    const sentence = within(sentences, this.sentenceAt, reach.back, reach.ahead)
    const clause = within(clauses, this.clauseAt, reach.clause, reach.clause)
    const { around } = this
    around.look(start, end, { sentence, clause, clauseStart: this.clauseBehind(start), own })
    const since = this.listedSince(own.start)
    const channels = this.channels.at(clause, this.paragraphAt, this.wholes.ofAllChannels, since)
    return {
      agency: this.agency,
      paragraph: this.narrative.paragraphs[this.paragraphAt] as Paragraph,
      previous: this.narrative.paragraphs[this.paragraphAt - 1],
      sentence,
      clause,
      subject: around.subjectAhead ?? this.subject,
      channels:
        channels.length > 0 ? channels : this.accountNames.in(this.narrative.text, { start: clause.start, end: start }),
      lastChannel: this.channels.last,
      sharedChannel: this.channels.sharedSince(this.semicolonAt),
      account: this.channels.account,
      time: this.times.at(start, clause, this.semicolonAt),
      deniedInPart: this.deniedInPart,
      whole: this.wholes.whole,
      wholeSetAside: this.wholes.setAside,
      before: this.drafts,
      earlier: this.earlier,
      near: around.near,
      nearness: around.nearness,
      inClause: around.inClause,
      passage: this.passage,
      ofGathered: this.ofGathered(start),
      ofYears: around.ofYears || this.since.holds(start),
    }
  }

  /** Takes note of a fact that was read at the last place asked for. */
  note(draft: Draft) {
    this.drafts.push(draft)
    if (this.drafts.length > 4 * reach.facts) this.drafts.shift()
    this.earlier.push(draft)
    if (this.earlier.length > reach.facts) this.earlier.shift()
    if (this.isChange(draft)) return
    this.wholes.note(draft, this.isOther(draft))
    if (draft.numeral && draft.metric !== null) this.channels.note(draft, this.semicolonAt)
  }

  /** 公开1203条,较上年增加⟦203条⟧,其中…: what the year has more is no whole, and sets none aside. */
  private isChange({ metric, numeral }: Draft): boolean {
    return metric === null && numeral !== null && this.tellsBefore(this.changed, numeral.start, reach.change)
  }

  /** 全年办件877件: a count of items that has no metric, in a clause that tells of nothing disclosed or of what was gathered. */
  private isOther({ metric, unit, numeral }: Draft): boolean {
    if (metric !== null || !numeral || !itemUnit.test(unit ?? '')) return false
    // 上报公示信息251条,其中约稿3条: sent to superiors, whatever it tells
    if (this.tellsBefore(this.gathering, numeral.start, 60)) return true
    return !this.tellsBefore(this.disclosing, numeral.start, 60)
  }

  /** Whether the last fact was gathered and no more, and only a 、 and words part it from the place. */
  private ofGathered(start: number): boolean {
    const last = this.drafts.at(-1)
    if (!last?.numeral || last.metric !== null || last.rule !== UNCLAIMED) return false
    const between = this.narrative.text.slice(last.numeral.end, start)
    return /^、[^、,;。(]*$/.test(between) && this.tellsBefore(this.gathering, last.numeral.start, 80)
  }

  /** Whether a word of the class stands in the clause before an offset, not further back than `within` characters. */
  private tellsBefore(wordClass: WordClass | undefined, before: number, within: number): boolean {
    const { starts, ends, words } = this.words
    const from = Math.max(this.bounds.clauses[this.clauseAt] ?? 0, before - within)
    for (let i = this.wordAt - 1; wordClass && i >= 0 && (starts[i] as number) >= from; i--)
      if ((ends[i] as number) <= before && isOfClass(this.table, words[i] as number, wordClass)) return true
    return false
  }

  private advance(to: number) {
    const { sentences } = this.bounds
    const { count, starts } = this.words
    for (;;) {
      const sentence = sentences[this.sentenceAt + 1] ?? Number.POSITIVE_INFINITY
      const wordStart = this.wordAt < count ? (starts[this.wordAt] as number) : Number.POSITIVE_INFINITY
      const timeStart = this.times.nextStart
      if (sentence <= to && sentence <= wordStart && sentence <= timeStart && this.sentenceAt + 2 < sentences.length) {
        this.sentenceAt++
        this.enterSentence(sentence)
      } else if (wordStart < to && wordStart <= timeStart) {
        this.readWord(this.wordAt++)
      } else if (timeStart < to) this.times.pass(this.drafts.some(({ metric }) => metric !== null))
      else break
    }
    this.enterClause(to)
  }

  private enterClause(to: number) {
    const { clauses } = this.bounds
    while (this.clauseAt + 2 < clauses.length && (clauses[this.clauseAt + 1] ?? 0) <= to) {
      this.clauseAt++
      const start = clauses[this.clauseAt] as number
      const line = this.narrative.text[start - 1] === '\n'
      if (this.narrative.text[start - (line ? 2 : 1)] !== ';') continue
      if (!line) this.semicolonAt = start - 1
      if (itemNumber.test(this.narrative.text.slice(start, start + 5))) this.channels.enterItem(start)
    }
  }

  /** Whether a word of the class stands at the offset, of the words that are not read yet. */
  private beginsWith(start: number, wordClass: WordClass | undefined): boolean {
    const { count, starts, words } = this.words
    for (let i = this.wordAt; wordClass && i < count && (starts[i] as number) <= start + reach.opener; i++)
      if (starts[i] === start && isOfClass(this.table, words[i] as number, wordClass)) return true
    return false
  }

  private enterSentence(start: number) {
    const paragraphs = this.narrative.paragraphs
    let entersHeading = false
    while ((paragraphs[this.paragraphAt + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) {
      // A heading's subject and channel hold in every paragraph below it; a paragraph's do not hold in the next.
      const heading = paragraphs[this.paragraphAt]?.kind === 'heading'
      const next = paragraphs[this.paragraphAt + 1] as Paragraph
      const goes = goingOn(this.narrative.text, paragraphs[this.paragraphAt], next, this.beginsWith(start, this.goesOn))
      if (goes !== null) {
        this.paragraphAt++
        if (goes === 'sentence') return
        continue
      }
      if (heading) this.headingSubject = this.subject
      if (heading) this.headingPassage = this.passage
      this.paragraphAt++
      entersHeading = paragraphs[this.paragraphAt]?.kind === 'heading'
      this.channels.enterParagraph({ heading }, { heading: entersHeading })
      if (entersHeading) {
        this.headingSubject = null
        this.headingPassage = this.noClasses()
      }
      this.subject = this.headingSubject
      this.passage = this.headingPassage.slice()
      this.wholes.enterParagraph()
      // …主动公开政府信息1306条。⏎截止2009年底,已主动公开9100条: what was told before says which of the two it is.
      if (entersHeading || !/^(?:截至|截止)/.test(this.narrative.text.slice(start, start + 2))) this.earlier = []
    }
    // 1.门户网站。2018年共发布…: a sentence that only names a channel titles those after it.
    const opening = this.bounds.sentences[this.sentenceAt - 1] ?? 0
    const length = start - opening
    // (一)我局门户网站主动公开政府信息情况。
    const named = length <= reach.named && this.narrative.text.startsWith('情况', start - 3)
    const title = length <= reach.title || named
    if (title && !entersHeading && this.drafts.length === 0) {
      // …公开6120条。(5)广播电视、报刊。发布1830条: an item within a paragraph
      const item = this.earlier.length > 0 && itemNumber.test(this.narrative.text.slice(opening, opening + 5))
      if (this.channels.open && (item || this.earlier.length === 0))
        this.channels.openTitle(this.paragraphAt + (paragraphs[this.paragraphAt]?.kind === 'heading' ? 1 : 0))
      else if (item) this.channels.closeTitle()
    }
    this.drafts = []
    this.since.enterSentence()
    this.channels.enterSentence()
    this.times.enterSentence()
    this.deniedInPart = []
    this.wholes.enterSentence()
  }

  private readWord(i: number) {
    const { starts, ends, words } = this.words
    const { table } = this
    const word = words[i] as number
    addClassesOf(table, word, this.passage)
    if (this.acrossYears && isOfClass(table, word, this.acrossYears)) this.since.note(ends[i] as number)
    const subject = table.subjects[word]?.at(-1)
    if (subject && !inNamingBracket(this.narrative.text, starts[i] as number)) this.subject = subject
    if (this.lead && isOfClass(table, word, this.lead)) this.channels.lead(ends[i] as number)
    if (this.part && isOfClass(table, word, this.part) && this.wholes.part(starts[i] as number, this.earlier))
      this.channels.leaveToWhole()
    if (this.spelling[i] === 1) return
    for (const name of table.channels[word] ?? []) {
      const start = starts[i] as number
      const end = ends[i] as number
      if (isNoChannel(this.narrative.text, name, start, end)) continue
      const led = this.channels.led || this.opens(start) || this.channels.lists(this.narrative.text, start)
      const channel = { name: this.isColumn(name, start, end) ? 'website' : name, start, end, led }
      this.channels.name(channel, this.narrative.text)
      this.accountNames.note(this.narrative.text, channel)
    }
  }

  /** 网站380条、微信281条: a channel is that of its own number; 网站及377个账号发布280条: the number is no fact of a list. */
  private listedSince(start: number): number {
    return /[、,和及与]/.test(this.narrative.text.charAt(start)) ? start : 0
  }

  /** 局网站通知公告栏; 网站发布86条,其中双公示栏12条: a 栏 of a website is a column of it, and no board. */
  private isColumn(name: string, start: number, end: number): boolean {
    if (name !== 'noticeBoard' || this.narrative.text.charAt(end - 1) !== '栏') return false
    // “公告栏”发布项目申报信息13条: a name in quotation marks is a column's
    if (this.narrative.text.charAt(start - 1) === '“' && this.narrative.text.charAt(end) === '”') return true
    return this.wholes.isAmongWebsite(start) || this.channels.leadsToColumn(this.narrative.text, start)
  }

  /** 官方微博因功能调整,本年更新12条: a channel that its clause begins with holds in the clauses behind it. */
  private opens(start: number): boolean {
    this.enterClause(start)
    return start - (this.bounds.clauses[this.clauseAt] ?? 0) <= reach.opening
  }

  private noClasses(): ClassMask {
    return new Int32Array(this.table.width)
  }

  /** Where the clause begins, a comma just before the place left aside: 收到申请,共11件. */
  private clauseBehind(start: number): number {
    let at = this.clauseAt
    while (at > 0 && start - (this.bounds.clauses[at] ?? 0) < slack) at--
    return this.bounds.clauses[at] ?? 0
  }
}
