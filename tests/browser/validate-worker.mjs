// Validates a share of the pages in a thread of its own.
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import rules from './html-rules.mjs';

const validator = new HtmlValidate(new StaticConfigLoader(rules));
const faults = [];
for (const path of workerData.paths) {
  const report = validator.validateStringSync(readFileSync(join(workerData.dist, path), 'utf8'), path);
  for (const { messages } of report.results) {
    for (const { line, column, ruleId, message, selector } of messages) {
      faults.push(`${path}:${line}:${column} ${ruleId}: ${message} (${selector})`);
    }
  }
}
parentPort.postMessage(faults);
