import { effect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Section } from '../../record/schema.ts'
import { useDesk } from './desk-context.ts'
import { groupOf, type Reading } from './reading.ts'
import type { Mark } from './runs.ts'
import { TextPane, type TextPaneOptions } from './text-pane.ts'

export interface PaneHandle {
  current: TextPane | null
}

/** Puts the text of a report into a place of the page, and keeps its marks in step with the reading. */
export function useTextPane(host: { current: HTMLElement | null }, reading: Reading): PaneHandle {
  const desk = useDesk()
  const pane = useRef<TextPane | null>(null)
  const scrolled = useRef<string | null>(null)
  const language = desk.language.value
  useLayoutEffect(() => {
    if (!host.current) return
    const options = optionsOf(reading, desk, (claims) => {
      const at = claims.indexOf(reading.current.value ?? '')
      // The shortest claim first; a further click on crossing claims goes to the next longer one.
      const picked = at < 0 ? claims.at(-1) : claims.at(at - 1)
      scrolled.current = picked ?? null
      reading.current.value = picked ?? null
      reading.panel.value = 'claim'
    })
    const made = new TextPane(host.current, options)
    pane.current = made
    const claim = reading.claimById.get(reading.current.value ?? '')
    made.setLooks(looksOf(reading))
    made.setCurrent(claim?.id ?? null, claim?.anchor ?? null, true)
    made.light(reading.lights.peek().marks, null)
    return () => made.destroy()
  }, [reading, host, desk, language])
  useLayoutEffect(() => {
    const watches = [
      effect(() => {
        const claim = reading.claimById.get(reading.current.value ?? '')
        const clicked = scrolled.current === claim?.id
        scrolled.current = null
        pane.current?.setCurrent(claim?.id ?? null, claim?.anchor ?? null, !clicked)
      }),
      effect(() => {
        pane.current?.setLooks(looksOf(reading))
      }),
      effect(() => {
        // What was lit for one panel goes out with it.
        if (reading.panel.value) reading.lights.value = { marks: [], to: null }
      }),
      effect(() => {
        const { marks, to } = reading.lights.value
        pane.current?.light(marks, to)
      }),
    ]
    return () => {
      for (const stop of watches) stop()
    }
  }, [reading])
  return pane
}

function looksOf({ standings }: Reading): Map<string, string> {
  const looks = new Map<string, string>()
  for (const { claim, decision, state } of standings.value) {
    if (claim === null || (decision.verdict === 'comment' && state !== 'changed')) continue
    const right = decision.verdict === 'right' || state === 'met'
    looks.set(claim, state === 'changed' ? 'is-changed' : right ? 'is-right' : 'is-wrong')
  }
  return looks
}

function optionsOf(
  { sheet, claims }: Reading,
  desk: ReturnType<typeof useDesk>,
  pick: (claims: string[]) => void,
): TextPaneOptions {
  const { report, text } = sheet
  const t = desk.t.value
  const marks = claims
    .filter(({ sort }) => sort !== 'section')
    .flatMap((claim) =>
      claim.spans.map((span): Mark => ({ ...span, claim: claim.id, group: groupOf(claim), look: `m ${claim.sort}` })),
    )
  const numerals = report.facts.flatMap(({ numeral }): Mark[] =>
    numeral ? [{ ...numeral, claim: null, group: '', look: 'numeral' }] : [],
  )
  return {
    text,
    tables: report.tables,
    marks: [...headingMarks(report.sections), ...marks, ...numerals],
    lineLooks: lineLooks(report.sections, text, 2),
    words: {
      table: ({ form }) => (form === null ? t('unknownTable') : formName(form, desk)),
      raw: t('showRaw'),
      asTable: t('showTable'),
    },
    onPick: pick,
  }
}

/** '2021.applications' → 收到和处理政府信息公开申请情况 */
export function formName(form: string, { codebook, language }: ReturnType<typeof useDesk>): string {
  const parts = form.split('.')
  const card = codebook.value.forms.find(({ table }) => parts.includes(table))
  const edition = parts.find((part) => /^\d{4}$/.test(part))
  return card ? `${card[language.value]}${edition ? ` · ${edition}` : ''}` : form
}

/** Page chrome, and headings; one that is glued to its paragraph is marked alone, not with its whole line. */
function lineLooks(sections: readonly Section[], text: string, level: number): TextPaneOptions['lineLooks'] {
  return sections.flatMap(({ kind, heading, span, sections: inner }) => {
    const rest = heading && text.slice(heading.span.end, heading.span.end + 40).split(/[\r\n]/, 1)[0]
    return [
      ...(kind === 'chrome' ? [{ span, look: 'chrome' }] : []),
      ...(heading && rest?.trim() === '' ? [{ span: heading.span, look: `heading h${Math.min(level, 5)}` }] : []),
      ...lineLooks(inner, text, level + 1),
    ]
  })
}

function headingMarks(sections: readonly Section[]): Mark[] {
  return sections.flatMap(({ heading, sections: inner }) => [
    ...(heading ? [{ ...heading.span, claim: null, group: '', look: 'head' }] : []),
    ...headingMarks(inner),
  ])
}
