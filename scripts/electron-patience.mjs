// Loaded into the electron package's own installer (`node --import`): a server that does not answer, or stops sending,
// ends the download instead of holding up the start. A slow download that moves may take as long as it needs.

const ANSWER_MS = 8_000
const SILENCE_MS = 20_000

const plainFetch = globalThis.fetch

/** @type {typeof plainFetch} */
const patientFetch = async (input, init) => {
  const controller = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @param {number} ms */
  const wait = (ms) => {
    clearTimeout(timer)
    timer = setTimeout(() => controller.abort(new Error(`no answer within ${ms / 1000} s`)), ms)
  }
  wait(ANSWER_MS)
  try {
    const response = await plainFetch(input, { ...init, signal: controller.signal })
    if (response.body === null || !response.ok) {
      clearTimeout(timer)
      return response
    }
    wait(SILENCE_MS)
    const watched = response.body.pipeThrough(
      new TransformStream({
        transform(chunk, out) {
          wait(SILENCE_MS)
          out.enqueue(chunk)
        },
        flush: () => clearTimeout(timer)
      })
    )
    return new Response(watched, response)
  } catch (error) {
    clearTimeout(timer)
    throw error
  }
}

Object.assign(globalThis, { fetch: patientFetch })
