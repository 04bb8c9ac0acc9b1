import type { Paragraph } from '../document/narrative.ts'

/** How a paragraph goes on with the one before it: with its sentence, with what it was about, or not at all. */
export type GoingOn = 'sentence' | 'subject' | null

const open = ';:,、'

/**
 * Tells how a paragraph goes on with the one before it.
 *
 * 1.政策文件3件;⏎2.公示公告5条: a list of which each item stands on a line of its own is one sentence.
 * 收到申请9件。⏎答复的9件中,…: words that only go on begin the paragraph.
 *
 * @param opener whether the paragraph begins with a word that goes on with what was told.
 */
export function goingOn(text: string, previous: Paragraph | undefined, own: Paragraph, opener: boolean): GoingOn {
  if (previous?.kind !== 'paragraph' || own.kind !== 'paragraph' || previous.section !== own.section) return null
  if (open.includes(text.charAt(previous.end - 1))) return 'sentence'
  return opener ? 'subject' : null
}
