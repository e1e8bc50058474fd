// Reads a report as its readers do. Usage: node read.mjs html FILE [SCREENSHOT] | json SCHEMA FILE; prints what is wrong, a JSON array.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [kind, ...files] = process.argv.slice(2);
const faults = kind === 'json' ? validate(...files) : await browse(...files);
console.log(JSON.stringify(faults));

function validate(schema, file) {
  const ajv = new Ajv({ allErrors: true, strict: true });
  addFormats(ajv);
  const check = ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
  return check(JSON.parse(fs.readFileSync(file, 'utf8'))) ? [] : check.errors.map(e => `${e.instancePath} ${e.message}`);
}

async function browse(file, screenshot) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const found = [];
    const page = await browser.newPage({ viewport: { width: 1000, height: 1400 }, bypassCSP: true });
    page.on('request', r => { if (!r.url().startsWith('file:') || r.resourceType() !== 'document') found.push(`loads ${r.url()}`); });
    page.on('dialog', d => { found.push('runs a script'); d.dismiss(); });
    page.on('pageerror', e => found.push(`throws ${e.message}`));
    await page.goto('file://' + file);
    const scripts = await page.evaluate(() => document.querySelectorAll('script, iframe, object, embed, form, img, link').length
      + [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length);
    if (scripts > 0) found.push(`${scripts} elements that do something`);
    if (screenshot) await page.screenshot({ path: screenshot, fullPage: true });
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    await page.evaluate(fs.readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    const { violations } = await page.evaluate(() => axe.run());
    found.push(...violations.map(v => `${v.id}: ${v.nodes[0].html}`));
    return found;
  } finally {
    await browser.close();
  }
}
