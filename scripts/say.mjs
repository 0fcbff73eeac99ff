// What the scripts say. One voice, so that a line of ours can be told from a line of the tools we start.

import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** @param {string} text */
export function say(text) {
  console.log(`dpm-lab: ${text}`)
}

/** An end we expect and can explain: the message says what is wrong and what to do, a stack would only hide it. */
export class Stop extends Error {}

/**
 * Runs the body of a script that was started by hand or by npm.
 * @param {() => Promise<unknown>} body
 */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    console.error(error instanceof Stop ? `\ndpm-lab: ${error.message}\n` : error)
    process.exitCode = 1
  }
}

/**
 * Whether this module is the one `node` was started with.
 * @param {string} url the module's import.meta.url
 */
export function isEntry(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(realpathSync(process.argv[1])).href
}
