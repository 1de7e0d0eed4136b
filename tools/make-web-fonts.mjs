// Makes the fonts of the pages out of those in KERN's package: the letters of everyday European text from
// Fira Sans (130 KB become about 30), and all of Noto Sans for the rarer letters of names, which browsers
// fetch only when a page has one. Run by hand when KERN changes: node tools/make-web-fonts.mjs
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const from = 'node_modules/@kern-ux/native/dist/fonts'
const range = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('')

const everyday = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}–—‘’‚“”„…‹›€→←↑↓×−≥≤•′″§`
const names =
  everyday +
  range(0x180, 0x24f) +
  range(0x2b0, 0x36f) +
  range(0x370, 0x3ff) +
  range(0x400, 0x4ff) +
  range(0x1e00, 0x1fff) +
  range(0x2000, 0x206f) +
  range(0x20a0, 0x20bf)

const jobs = [
  ['fira-sans/FiraSans-Regular.woff2', 'fira-sans-400.woff2', everyday],
  ['fira-sans/FiraSans-SemiBold.woff2', 'fira-sans-600.woff2', everyday],
  ['noto-sans/NotoSans-Regular.woff2', 'noto-sans-400.woff2', names],
  ['noto-sans/NotoSans-Bold.woff2', 'noto-sans-700.woff2', names],
]
for (const [source, target, letters] of jobs) {
  const subset = await subsetFont(await readFile(`${from}/${source}`), letters, { targetFormat: 'woff2' })
  await writeFile(`assets/fonts/${target}`, subset)
  console.log(`${target}: ${Math.round(subset.length / 1024)} KB`)
}
