import type { Answer, EventName, Events, Input, RequestName } from '@shared/contract'
import { Problem } from '@shared/problem'

/** Asks the main process. Throws a `Problem` where the answer is one. */
export async function ask<K extends RequestName>(name: K, input: Input<K>): Promise<Answer<K>> {
  // The bridge takes plain values only, and Vue hands out proxies of them.
  const answer = await window.dpmLab.ask(name, JSON.parse(JSON.stringify(input)) as Input<K>)
  if (answer.ok) return answer.value
  const { kind, title, message, details, backupsOf } = answer.problem
  const problem = new Problem(kind, title, message, details)
  throw backupsOf === undefined ? problem : problem.offering(backupsOf)
}

/** Listens to what main tells every window; returns the function that stops it. */
export function listen<K extends EventName>(name: K, listener: (event: Events[K]) => void): () => void {
  return window.dpmLab.on(name, listener)
}

/** Where a file lies that was dropped on the window; empty for one that is not on a disk. */
export function pathOf(file: File): string {
  return window.dpmLab.pathOf(file)
}
