import { concatenate, long, viewOf, words } from './sfnt.mjs'

/**
 * Adds one ligature lookup as the last of the GSUB table and to every `ccmp` feature, so that it sees what
 * all other lookups have left. Each ligature is `{ from: glyph numbers, to: glyph number }`.
 */
export function addLigatures(gsub, ligatures) {
  const view = viewOf(gsub)
  const starts = [4, 6, 8].map(at => view.getUint16(at))
  const endOf = start => Math.min(gsub.length, ...starts.filter(each => each > start))
  const [scripts, features, lookups] = starts.map(start => gsub.subarray(start, endOf(start)))
  const newFeatures = withLookupInCcmp(features, viewOf(lookups).getUint16(0))
  const newLookups = withLastLookup(lookups, ligatureSubtable(ligatures))
  const header = words(1, 0, 10, 10 + scripts.length, 10 + scripts.length + newFeatures.length)
  return concatenate([header, scripts, newFeatures, newLookups])
}

function withLookupInCcmp(list, lookup) {
  const view = viewOf(list)
  const count = view.getUint16(0)
  const records = []
  const tables = []
  let offset = 2 + count * 6
  for (let i = 0; i < count; i++) {
    const tag = list.subarray(2 + i * 6, 6 + i * 6)
    const start = view.getUint16(6 + i * 6)
    const indices = Array.from({ length: view.getUint16(start + 2) }, (_, n) =>
      view.getUint16(start + 4 + n * 2),
    )
    if (String.fromCharCode(...tag) === 'ccmp') indices.push(lookup)
    const table = words(0, indices.length, ...indices)
    records.push(tag, words(offset))
    tables.push(table)
    offset += table.length
  }
  return concatenate([words(count), ...records, ...tables])
}

/** The new lookup stands first in the bytes (short offset) and last in the order; its subtable follows everything. */
function withLastLookup(list, subtable) {
  const view = viewOf(list)
  const count = view.getUint16(0)
  const body = list.subarray(2 + count * 2)
  const shift = 2 + 16
  const offsets = Array.from({ length: count }, (_, i) => view.getUint16(2 + i * 2) + shift)
  if (Math.max(...offsets) > 0xffff) throw new Error('The lookup list has grown beyond its short offsets.')
  const own = 2 + (count + 1) * 2
  const lookup = words(7, 0, 1, 8)
  const extension = concatenate([words(1, 4), long(8 + body.length)])
  return concatenate([words(count + 1, ...offsets, own), lookup, extension, body, subtable])
}

function ligatureSubtable(ligatures) {
  const sets = new Map()
  for (const each of ligatures) sets.set(each.from[0], [...(sets.get(each.from[0]) ?? []), each])
  const firsts = [...sets.keys()].sort((a, b) => a - b)
  const tables = firsts.map(first => ligatureSet(sets.get(first)))
  const offsets = offsetsOf(tables, 6 + firsts.length * 2)
  const coverage = words(1, firsts.length, ...firsts)
  return concatenate([words(1, offsets.at(-1), firsts.length, ...offsets.slice(0, -1)), ...tables, coverage])
}

function ligatureSet(ligatures) {
  const longestFirst = [...ligatures].sort((a, b) => b.from.length - a.from.length)
  const tables = longestFirst.map(({ from, to }) => words(to, from.length, ...from.slice(1)))
  const offsets = offsetsOf(tables, 2 + tables.length * 2).slice(0, -1)
  return concatenate([words(tables.length, ...offsets), ...tables])
}

/** Where tables written one after the other begin, and where the last one ends. */
function offsetsOf(tables, start) {
  const offsets = [start]
  for (const table of tables) offsets.push(offsets.at(-1) + table.length)
  return offsets
}
