/** 网站从开通至今 */
const opening = /至今$|(?:开通|建站|上线|运行|建成)以来$/
const ownYear = /全年|年内|本年|今年|当年|20\d\d年|其中|新增/

/**
 * 网站从开通至今,总共发布动态类信息2611条,公告类2402条: a clause of several years that opens a sentence, and whose figures they
 * are until a word names the year's own.
 */
export class SinceOpening {
  private readonly text: string
  /** Where the clause ends; -1 for none. */
  private from = -1

  constructor(text: string) {
    this.text = text
  }

  /** A word of several years that ends at `end`. */
  note(end: number) {
    if (this.text.charAt(end) === ',' && opening.test(this.text.slice(Math.max(0, end - 4), end))) this.from = end
  }

  enterSentence() {
    this.from = -1
  }

  /** Whether a figure at the place is of several years. */
  holds(place: number): boolean {
    return this.from >= 0 && !ownYear.test(this.text.slice(this.from, place))
  }
}
