/** Ends with a sentence where the Node.js is too old to run anything of ours. */
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Schalter needs Node.js 20.19 or newer, and this is ${process.version}.`)
  process.exit(1)
}
