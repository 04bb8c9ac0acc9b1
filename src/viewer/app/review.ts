import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Span } from '../../source/span.ts'
import type { Claim } from '../claims.ts'
import type { Decision, Remark } from '../decision.ts'
import { keep, tellFault } from './desk.ts'
import { useDesk } from './desk-context.ts'
import { panels, type Reading, stepFrom } from './reading.ts'
import { hashOf } from './route.ts'
import type { PaneHandle } from './use-text-pane.ts'

export type Dialog =
  | { kind: 'help' }
  | { kind: 'correct'; claim: Claim }
  | { kind: 'missed'; span: Span }
  | { kind: 'comment'; claim: Claim }
  | { kind: 'rule'; rule: string }

export interface Review {
  /** False for a page that only shows. */
  editing: boolean
  step: (by: 1 | -1) => void
  accept: () => Promise<void>
  reject: () => Promise<void>
  undo: () => Promise<void>
  open: (dialog: Dialog) => void
  close: () => void
  /** Keeps what is said, and tells when it is on the disk; `next` goes on at once, and back where it could not be kept. */
  say: (remarks: Remark[], next: boolean) => Promise<void>
  acceptRule: (rule: string, everywhere: boolean) => Promise<void>
}

/** What a reviewer does, by button and by key, as fast as it is typed. */
export function useReview(reading: Reading, pane: PaneHandle, dialog: Signal<Dialog | null>): Review {
  const desk = useDesk()
  const editing = desk.source.editing !== null && reading.sheet.id !== 'paste'
  const { id } = reading.sheet
  const { current, claimById, decisions } = reading
  const currentClaim = () => claimById.get(current.value ?? '') ?? null
  const step = (by: 1 | -1) => {
    const next = stepFrom(reading, by)
    if (next) current.value = next.id
  }
  const refresh = async (log: Decision[]) => {
    decisions.value = log
    desk.list.value = await desk.source.list()
  }
  // One after the other, so that the log which comes back last is the newest.
  const line = useRef(Promise.resolve())
  const guarded = (run: () => Promise<void>) => {
    line.current = line.current.then(run).catch((error) => tellFault(desk, error))
    return line.current
  }
  /** Goes back to a claim whose judgement was not kept, but never on: of several, the first is to be judged again. */
  const backTo = (judged: string | null) => {
    const place = (id: string | null) => claimById.get(id ?? '')?.anchor.start ?? Number.POSITIVE_INFINITY
    if (place(judged) < place(current.value)) current.value = judged
  }
  const say = (remarks: Remark[], next: boolean) => {
    const judged = current.value
    // Before the answer, so that a second key typed at once is about the next claim.
    if (next) step(1)
    return guarded(async () => {
      const log = await desk.source.editing?.decide(id, remarks).catch((error) => {
        if (next) backTo(judged)
        throw error
      })
      if (log) await refresh(log)
    })
  }
  const judge = async (verdict: 'right' | 'wrong') => {
    const claim = currentClaim()
    if (editing && claim) await say([remarkOn(claim, verdict)], true)
  }
  const review: Review = {
    editing,
    step,
    accept: () => judge('right'),
    reject: () => judge('wrong'),
    undo: () =>
      guarded(async () => {
        const log = editing ? await desk.source.editing?.undo(id) : undefined
        if (!log) return
        const taken = log.at(-1)
        const claim = reading.claims.find(
          ({ anchor }) => taken && anchor.start === taken.span.start && anchor.end === taken.span.end,
        )
        if (taken?.verdict === 'undone' && claim) current.value = claim.id
        await refresh(log)
      }),
    open: (opened) => {
      dialog.value = opened
    },
    close: () => {
      dialog.value = null
    },
    say,
    acceptRule: (rule, everywhere) =>
      guarded(async () => {
        const reports = everywhere ? desk.list.value.rows.map((row) => row.id) : [id]
        const done = await desk.source.editing?.acceptRule(rule, reports)
        if (!done) return
        desk.notice.value = { text: desk.t.value('acceptedByRule', { ...done, rule }), lasting: false }
        await refresh((await desk.source.sheet(id)).decisions)
      }),
  }
  useKeys(reading, review, pane, dialog)
  return review
}

export const remarkOn = ({ anchor, metric, value, rule }: Claim, verdict: 'right' | 'wrong' | 'comment'): Remark => ({
  verdict,
  span: anchor,
  claim: { metric, value, rule },
  correction: null,
  comment: null,
})

/** The keys, as the help lists them. None is taken while something is typed or a dialog is open. */
function useKeys(reading: Reading, review: Review, pane: PaneHandle, dialog: Signal<Dialog | null>): void {
  const desk = useDesk()
  useLayoutEffect(() => {
    const goTo = (by: 1 | -1) => {
      const { rows } = desk.list.value
      const at = rows.findIndex(({ id }) => id === reading.sheet.id)
      const row = rows[at + by]
      if (row) location.hash = hashOf({ view: 'report', id: row.id, claim: null })
    }
    const actions: Record<string, () => void> = {
      j: () => review.step(1),
      ArrowDown: () => review.step(1),
      k: () => review.step(-1),
      ArrowUp: () => review.step(-1),
      '[': () => goTo(-1),
      ']': () => goTo(1),
      Escape: () => {
        reading.lights.value = { marks: [], to: null }
      },
      '?': () => review.open({ kind: 'help' }),
      '/': () => {
        location.hash = hashOf({ view: 'list' })
      },
    }
    panels.forEach((panel, i) => {
      actions[String(i + 1)] = () => {
        reading.panel.value = panel
        keep('panel', panel)
      }
    })
    const claim = () => reading.claimById.get(reading.current.value ?? '')
    if (review.editing) {
      actions.a = () => void review.accept()
      actions.Enter = actions.a
      actions.x = () => void review.reject()
      actions.u = () => void review.undo()
      actions.e = () => {
        const at = claim()
        if (at) review.open({ kind: 'correct', claim: at })
      }
      actions.c = () => {
        const at = claim()
        if (at) review.open({ kind: 'comment', claim: at })
      }
      actions.A = () => {
        const at = claim()
        if (at) review.open({ kind: 'rule', rule: at.rule })
      }
      actions.m = () => {
        const span = pane.current?.selected()
        if (span) review.open({ kind: 'missed', span })
        else desk.notice.value = { text: desk.t.value('selectFirst'), lasting: false }
      }
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || dialog.peek() !== null || isTyping(event)) return
      const action = actions[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  })
}

/** Keys that mean something where the focus is: in a field, a list to choose from, on a button that Enter presses. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, select, [contenteditable], dialog')) return true
  if (target.closest('button, a, summary, [role="tab"], [role="treeitem"]'))
    return key === 'Enter' || key.startsWith('Arrow')
  return target.closest('[tabindex="0"]') !== null && target.closest('.text-scroll') === null && key.startsWith('Arrow')
}
