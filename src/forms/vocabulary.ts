import type { Form, FormRow } from './form.ts'

/** What a label is in a form: its role and its place there. */
export interface LabelUse {
  form: number
  role: 'caption' | 'stub' | 'spanner' | 'group' | 'column' | 'row'
  block: number
  /** Index of the row in its block, of the group, or of the spanner; -1 where there is none. */
  index: number
  /** For columns: the variant of the block, and the column in it. */
  variant: number
  column: number
}

/** A label as it is compared: Chinese characters only. */
export interface VocabularyLabel {
  key: string
  uses: LabelUse[]
  /** For each form, the places of its sequence that have this label, from the last. */
  slots: (readonly number[])[]
}

/** A place in a form's sequence of labels: a block's caption, or one of its rows or groups. */
export interface Slot {
  block: number
  /** Index of the row in its block; -1 for the caption. */
  index: number
  row: FormRow | null
}

export interface TrieNode {
  /** Its first child, and the character that leads there; most nodes have no other. */
  code: number
  child: TrieNode | null
  others: Map<number, TrieNode> | null
  /** Index of the label that ends here, or -1. */
  label: number
  /** The one label that begins so, or -1 where there are several. */
  only: number
}

/** All labels that may stand in one table region, as a trie over their characters. */
export interface Vocabulary {
  forms: Form[]
  labels: VocabularyLabel[]
  /** For each form its labels in order. */
  slots: (readonly Slot[])[]
  root: TrieNode
  /** Every two characters that follow each other in a label. */
  pairs: Set<string>
  /** Opens a table: the labels of the forms' `anchors`, white space allowed between the characters. */
  anchors: string[]
}

/** Whether a character is compared in labels: Chinese, 〇 included. */
export const isLabelChar = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || code === 0x3007

/** The node that a character leads to. */
export const stepFrom = (node: TrieNode, code: number): TrieNode | undefined =>
  node.code === code && node.child !== null ? node.child : node.others?.get(code)

function addChild(node: TrieNode, code: number, only: number): TrieNode {
  const child = newNode(only)
  if (node.child === null) {
    node.code = code
    node.child = child
  } else {
    node.others ??= new Map()
    node.others.set(code, child)
  }
  return child
}

const newNode = (only: number): TrieNode => ({ code: -1, child: null, others: null, label: -1, only })

/** The characters of a label that are compared: no white space, brackets, quotation marks, digits or punctuation. */
export function labelKey(text: string): string {
  let key = ''
  for (let i = 0; i < text.length; i++) if (isLabelChar(text.charCodeAt(i))) key += text[i]
  return key
}

export function buildVocabulary(forms: Form[]): Vocabulary {
  const labels: VocabularyLabel[] = []
  const root = newNode(-1)
  const index = new Map<string, number>()
  const pairs = new Set<string>()
  const add = (text: string, use: LabelUse) => {
    const key = labelKey(text)
    if (key === '') return
    for (let i = 1; i < key.length; i++) pairs.add(key.slice(i - 1, i + 1))
    const known = index.get(key)
    if (known !== undefined) {
      labels[known]?.uses.push(use)
      return
    }
    const id = labels.push({ key, uses: [use], slots: [] }) - 1
    index.set(key, id)
    let node = root
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i)
      const next = stepFrom(node, code)
      if (next && next.only !== id) next.only = -1
      node = next ?? addChild(node, code, id)
    }
    node.label = id
  }
  const addAll = (label: { zh: string; aliases: string[] } | undefined, use: LabelUse) => {
    if (!label) return
    for (const text of [label.zh, ...label.aliases]) add(text, use)
  }
  forms.forEach((form, f) => {
    form.blocks.forEach((block, b) => {
      const use = (role: LabelUse['role'], at = -1, variant = -1, column = -1): LabelUse => ({
        form: f,
        role,
        block: b,
        index: at,
        variant,
        column,
      })
      addAll(block.caption, use('caption'))
      addAll(block.stub, use('stub'))
      block.spanners.forEach((spanner, i) => {
        addAll(spanner, use('spanner', i))
      })
      block.groups.forEach((group, i) => {
        addAll(group, use('group', i))
      })
      block.variants.forEach((variant, v) => {
        variant.columns.forEach((column, c) => {
          addAll(column, use('column', -1, v, c))
        })
      })
      block.rows.forEach((row, r) => {
        addAll(row, use('row', r))
      })
    })
  })
  const slots = forms.map(slotsOf)
  for (const label of labels) label.slots = slots.map((list, form) => placesOf(list, form, label.uses))
  return { forms, labels, slots, root, pairs, anchors: forms.flatMap((form) => form.anchors) }
}

function slotsOf(form: Form): Slot[] {
  return form.blocks.flatMap((block, b): Slot[] => [
    ...(block.caption ? [{ block: b, index: -1, row: null }] : []),
    ...block.rows.map((row, r) => ({ block: b, index: r, row })),
  ])
}

function placesOf(slots: readonly Slot[], form: number, uses: readonly LabelUse[]): number[] {
  const own = uses.filter((use) => use.form === form && (use.role === 'row' || use.role === 'caption'))
  const isOwn = (slot: Slot) => own.some((use) => use.block === slot.block && use.index === slot.index)
  return slots.flatMap((slot, i) => (isOwn(slot) ? [i] : [])).reverse()
}
