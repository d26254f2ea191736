// Adds up Stryker's reports: node ops/mutants.mjs SURVIVORS.txt REPORT.json... A table by file and folder; what nobody noticed goes into SURVIVORS.txt.
// Ends with 1 when less than BAR percent of all mutants were noticed.
import { readFileSync, writeFileSync } from 'node:fs'

const BAR = 75
const [survivors, ...reports] = process.argv.slice(2)
const zero = () => ({ killed: 0, timedOut: 0, survived: 0, once: 0, notReached: 0, notTried: 0 })
const files = new Map()
const missed = []

for (const report of reports)
  for (const [path, { source, mutants }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files)) {
    const name = path.replaceAll('\\', '/').split('Derwent.Engine/').pop()
    if (!mutants.some(one => ['Killed', 'Survived', 'NoCoverage', 'Timeout'].includes(one.status))) continue
    const sum = zero()
    for (const one of mutants) count(sum, one, name, source.split('\n'))
    files.set(name, sum)
  }

function count(sum, one, name, lines) {
  if (one.status === 'Killed') sum.killed++
  else if (one.status === 'Timeout') sum.timedOut++
  else if (one.status === 'CompileError') sum.notTried++
  else if (one.status === 'Survived' || one.status === 'NoCoverage') {
    if (one.status === 'NoCoverage') sum.notReached++
    else if (one.static) sum.once++
    else sum.survived++
    const { start, end } = one.location
    const was = lines[start.line - 1].slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined)
    missed.push(`${name}:${start.line}:${start.column} ${one.status === 'NoCoverage' ? 'no test reaches' : one.static ? 'made once' : 'not noticed'}: ${was} → ${one.replacement}`)
  }
}

const tried = sum => sum.killed + sum.timedOut + sum.survived + sum.once + sum.notReached
const share = (part, sum) => tried(sum) === 0 ? '' : (100 * part / tried(sum)).toFixed(1) + '%'
const add = (into, sum) => { for (const key of Object.keys(into)) into[key] += sum[key] }
const row = (name, sum) => [name, tried(sum), sum.killed, sum.timedOut, sum.survived, sum.once, sum.notReached, share(sum.killed + sum.timedOut, sum), share(sum.killed, sum), sum.notTried]

const rows = [['', 'tried', 'killed', 'timed out', 'survived', 'made once', 'not reached', 'noticed', 'without time-outs', 'do not compile']]
const folders = new Map(), total = zero()
for (const [name, sum] of [...files].sort(([a], [b]) => a < b ? -1 : 1)) {
  const folder = name.split('/')[0]
  if (!folders.has(folder)) folders.set(folder, zero())
  add(folders.get(folder), sum)
  add(total, sum)
  rows.push(row(name, sum))
}
for (const [folder, sum] of folders) rows.push(row(folder + ', all files that were run', sum))
rows.push(row('All of these', total))
const widths = rows[0].map((_, column) => Math.max(...rows.map(one => String(one[column]).length)))
for (const one of rows) console.log(one.map((cell, column) => column === 0 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column])).join('  '))
writeFileSync(survivors, missed.join('\n') + '\n')

if (tried(total) === 0) {
  console.log('\nNothing in these can be broken.')
  process.exit(0)
}
const noticed = 100 * (total.killed + total.timedOut) / tried(total)
console.log(`\n${noticed.toFixed(1)}% of ${tried(total)} mutants were noticed; ${BAR}% is the bar. What was missed: ${survivors}`)
if (!(noticed >= BAR)) process.exit(1)
