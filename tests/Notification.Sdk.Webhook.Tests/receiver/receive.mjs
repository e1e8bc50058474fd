// An independent receiver: the reference libraries verify the signature, parse the event and check the body against the schema.
// The test says in headers which secret and which part of the schema to use, and whether to spoil the body first.
import http from 'node:http';
import fs from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HTTP } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';

const ajv = new Ajv.default({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
addFormats.default(ajv);
const schema = JSON.parse(fs.readFileSync(new URL('./webhook-v1.schema.json', import.meta.url), 'utf8'));
ajv.addSchema(schema);

function attempt(work) {
  try { return work(); } catch (fault) { return `${fault.constructor.name}: ${fault.message}`; }
}

function conforms(part, body) {
  const validate = ajv.getSchema(part === 'root' ? schema.$id : `${schema.$id}#/$defs/${part}`);
  return validate(JSON.parse(body)) ? 'valid' : ajv.errorsText(validate.errors);
}

function parse(headers, body) {
  const parsed = HTTP.toEvent({ headers, body });
  return (Array.isArray(parsed) ? parsed : [parsed]).map(event => ({ ...event.toJSON(), valid: event.validate() }));
}

function judge(headers, raw) {
  const body = headers['x-spoil'] ? raw.replace('"version":1', '"version":2') : raw;
  const secret = headers['x-secret'];
  return {
    standardwebhooks: secret && attempt(() => { new Webhook(secret).verify(body, headers); return 'verified'; }),
    svix: secret && attempt(() => { new SvixWebhook(secret).verify(body, headers); return 'verified'; }),
    events: headers['x-cloudevents'] && attempt(() => parse(headers, body)),
    schema: headers['x-schema'] && attempt(() => conforms(headers['x-schema'], body)),
  };
}

http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk)).on('end', () => {
    const verdict = judge(request.headers, Buffer.concat(chunks).toString('utf8'));
    console.log(JSON.stringify(verdict));
    response.writeHead(204).end();
  });
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
process.stdin.on('end', () => process.exit()).resume();
