import { t } from '@shared/catalogue'
import { requests, type Answer, type Input, type RequestName } from '@shared/contract'
import { Problem, type Envelope } from '@shared/problem'
import { z } from 'zod'

/** Where a request came from: the window that asked. */
export interface Asker {
  readonly window: number
}

/** One function for each request of the contract. */
export type Handlers = {
  readonly [K in RequestName]: (input: Input<K>, asker: Asker) => Answer<K> | Promise<Answer<K>>
}

/**
 * Answers a message that may be anything. Checked against the contract before a handler sees it; never throws,
 * never rejects.
 */
export async function answer(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  asker: Asker,
  report: (cause: unknown) => void
): Promise<Envelope<unknown>> {
  try {
    if (!isRequestName(name)) {
      throw new Problem(
        'invalid-message',
        t`Unknown request`,
        t`The console asked for ${describe(name)}, which is not part of the contract.`
      )
    }
    return { ok: true, value: await handle(handlers, name, input, asker) }
  } catch (cause) {
    if (cause instanceof Problem) return { ok: false, problem: cause.record }
    try {
      report(cause)
    } catch {
      // The window still gets its answer.
    }
    return {
      ok: false,
      problem: {
        kind: 'unexpected',
        title: t`The request could not be carried out`,
        message: t`Something unexpected happened. Nothing was changed; the lab file is as it was.`
      }
    }
  }
}

function handle<K extends RequestName>(handlers: Handlers, name: K, input: unknown, asker: Asker) {
  const checked = requests[name].input.safeParse(input)
  if (!checked.success) {
    throw new Problem(
      'invalid-message',
      t`Malformed request`,
      t`The request ${name} does not have the form it should have. ${z.prettifyError(checked.error).slice(0, 600)}`
    )
  }
  return handlers[name](checked.data as Input<K>, asker)
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name)
}

function describe(name: unknown): string {
  return typeof name === 'string' ? `"${name.slice(0, 80)}"` : t`something of type ${typeof name}`
}
