import ts from 'typescript'

/** The full titles of all tests in a file, `group › test`, as they stand in it: `%s` stays `%s`. */
export function testTitles(path: string, text: string): string[] {
  const titles: string[] = []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  walk(source, [])
  return titles

  function walk(node: ts.Node, groups: readonly string[]): void {
    const kind = ts.isCallExpression(node) ? kindOf(node.expression) : undefined
    const title = kind && titleOf((node as ts.CallExpression).arguments[0])
    const within = title ? [...groups, title] : groups
    if (title && kind === 'test') titles.push(within.join(' › '))
    else ts.forEachChild(node, child => walk(child, within))
  }
}

/** `test(…)`, `it.each(…)(…)`, `describe.skipIf(…)(…)`; not the part of it that only takes the cases. */
function kindOf(callee: ts.Expression): 'group' | 'test' | undefined {
  if (ts.isIdentifier(callee)) {
    if (callee.text === 'describe') return 'group'
    return callee.text === 'test' || callee.text === 'it' ? 'test' : undefined
  }
  if (ts.isCallExpression(callee) && ts.isPropertyAccessExpression(callee.expression))
    return kindOf(callee.expression.expression)
  return undefined
}

function titleOf(argument: ts.Expression | undefined): string | undefined {
  if (!argument) return undefined
  if (ts.isStringLiteralLike(argument)) return argument.text
  return ts.isTemplateExpression(argument) ? argument.getText().slice(1, -1) : undefined
}
