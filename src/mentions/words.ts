/** The one door to jieba: cuts Chinese text into words. Words only hint; no span of a record comes from them alone. */
export interface Tokenizer {
  name: string
  /** Words in order; joined they are the text. */
  cut(text: string): string[]
}
