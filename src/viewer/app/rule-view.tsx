import { useDesk } from './desk-context.ts'
import { formName } from './use-text-pane.ts'

/** A rule with its pattern, the file and line where it stands, and its examples. */
export function RuleView({ id }: { id: string }) {
  const desk = useDesk()
  const t = desk.t.value
  const rule = desk.rules.value.get(id)
  return (
    <details class="rule" open>
      <summary>
        {t('rule')} <code>{id}</code>
      </summary>
      {id === 'unclaimed' && <p>{t('unclaimedRule')}</p>}
      {!rule && id !== 'unclaimed' && <p>{formName(id, desk)}</p>}
      {rule && (
        <>
          {rule.about && <p>{rule.about}</p>}
          <pre>{rule.pattern}</pre>
          <p class="file">
            grammars/{rule.file}:{rule.line}
          </p>
          {rule.units && (
            <p>
              {t('units')} {rule.units.join(', ')}
            </p>
          )}
          {rule.when.length > 0 && (
            <p>
              {t('when')} {rule.when.join(' | ')}
            </p>
          )}
          {rule.unless.length > 0 && (
            <p>
              {t('unless')} {rule.unless.join(', ')}
            </p>
          )}
          <ul class="examples" lang="zh">
            {rule.examples.map((example) => (
              <li key={example}>✓ {example}</li>
            ))}
            {rule.counterexamples.map((example) => (
              <li key={example}>✗ {example}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
