// Reads lines {"file": "compiled/service.json", "page": true, "body": …}, or {"walk": [page, page, …]} for the pages of one list in order, or
// {"feed": [{"name", "file", "body"}, …]} for the answers of one feed's addresses, and says of each whether the published schemas accept it and whether it makes sense as well.
// node oruk-check.mjs MODULES SCHEMAS < LINES; one line out for each line in: "ok" or what is wrong.
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [modules, schemas] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const Ajv = require("ajv/dist/2020.js").default, formats = require("ajv-formats").default;
const base = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/";
const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
for (const folder of ["", "compiled/"])
  for (const file of readdirSync(join(schemas, folder)).filter(name => name.endsWith(".json") && name !== "openapi.json")) {
    const schema = JSON.parse(readFileSync(join(schemas, folder, file)));
    delete schema.$id;
    ajv.addSchema(schema, base + folder + file);
  }
const published = JSON.parse(readFileSync(join(schemas, "openapi.json"))).components.schemas.Page;
published.required = Object.keys(published.properties);
ajv.addSchema(published, "page");
// The published description says what the first answer holds, not that it must.
ajv.addSchema({ type: "object", required: ["version", "profile", "openapi_url"], properties: { version: { type: "string" }, profile: { type: "string", format: "uri" }, openapi_url: { type: "string", format: "uri" } } }, base + "details");

// Nothing null, nothing empty: the standard leaves out what is not known.
function hollow(value, path = "") {
  if (value === null || value === "") return [`${path} is ${value === null ? "null" : "empty"}`];
  if (Array.isArray(value)) return path.endsWith("/contents") || value.length > 0 ? value.flatMap((one, i) => hollow(one, `${path}/${i}`)) : [`${path} is an empty list`];
  return typeof value === "object" ? Object.entries(value).flatMap(([key, one]) => hollow(one, `${path}/${key}`)) : [];
}

// What a thing is, by the name of the field that holds it: "services" and "service" hold one kind.
const kindOf = (key, file) => key === "contents" || key === "" ? file.replace(/^.*\//, "").replace(/(_list|_full)?\.json$/, "") : key.replace(/ies$/, "y").replace(/s$/, "");

// A uuid names one thing only; nothing is its own parent; what ends does not end before it begins.
function senseless(body, file) {
  const wrong = [], kinds = new Map();
  const look = (value, path, kind) => {
    if (Array.isArray(value)) {
      const ids = value.map(one => one?.id).filter(id => id !== undefined);
      if (new Set(ids).size < ids.length) wrong.push(`${path} names one id twice`);
      return value.forEach((one, i) => look(one, `${path}/${i}`, kind));
    }
    if (value === null || typeof value !== "object") return;
    if (value.id !== undefined) {
      const known = kinds.get(value.id);
      if (known && known !== kind) wrong.push(`${path}/id is that of a ${known} and of a ${kind}`);
      kinds.set(value.id, kind);
      for (const parent of ["parent_id", "parent_organization_id"]) if (value[parent] === value.id) wrong.push(`${path} is its own parent`);
    }
    for (const [least, most] of [["valid_from", "valid_to"], ["minimum_age", "maximum_age"], ["available", "maximum"]])
      if (value[least] !== undefined && value[most] !== undefined && value[least] > value[most]) wrong.push(`${path}/${least} is after ${most}`);
    for (const [key, one] of Object.entries(value)) look(one, `${path}/${key}`, kindOf(key, file));
  };
  look(body, "", kindOf("", file));
  return wrong;
}

function miscounted(page) {
  const wrong = [], { total_items, total_pages, page_number, size, first_page, last_page, empty, contents } = page;
  if (size !== contents.length) wrong.push(`size is ${size} and there are ${contents.length}`);
  if (empty !== (contents.length === 0)) wrong.push("empty is not true");
  if (first_page !== (page_number === 1)) wrong.push(`first_page is ${first_page} on page ${page_number}`);
  if (last_page !== (page_number >= total_pages)) wrong.push(`last_page is ${last_page} on page ${page_number} of ${total_pages}`);
  if (size > total_items || total_items > 0 && total_pages > total_items) wrong.push(`${total_items} cannot fill ${total_pages} pages of ${size}`);
  return wrong;
}

// Every page in its place, every one of them met once, and as many as were promised.
function astray(pages) {
  const wrong = [], met = new Set();
  pages.forEach((page, at) => {
    if (page.page_number !== at + 1) wrong.push(`page ${at + 1} says it is page ${page.page_number}`);
    if (page.total_items !== pages[0].total_items) wrong.push(`page ${at + 1} counts ${page.total_items}, the first ${pages[0].total_items}`);
    for (const one of page.contents) if (met.has(one.id)) wrong.push(`page ${at + 1} repeats ${one.id}`); else met.add(one.id);
  });
  if (!pages.at(-1).last_page) wrong.push("the last page is not there");
  if (met.size !== pages[0].total_items) wrong.push(`${met.size} were met of ${pages[0].total_items}`);
  return wrong;
}

// What two addresses of one feed say of the same thing is the same, and a term that is used stands in the feed's own whole list of terms.
function atOdds(answers) {
  const wrong = new Set(), said = new Map(), terms = new Set();
  const listed = answers.find(({ body, file }) => file === "taxonomy_term.json" && body.first_page && body.last_page);
  for (const one of listed?.body.contents ?? []) terms.add(one.id);
  const look = (value, name, kind, file) => {
    if (Array.isArray(value)) return value.forEach(one => look(one, name, kind, file));
    if (value === null || typeof value !== "object") return;
    if (value.id !== undefined) {
      if (listed && kind === "taxonomy_term" && !terms.has(value.id)) wrong.add(`[${name}] has the term ${value.id}, which [${listed.name}] does not list`);
      const others = said.get(value.id) ?? said.set(value.id, []).get(value.id);
      for (const other of others.filter(other => other.kind === kind && other.name !== name))
        for (const key of Object.keys(value).filter(key => key in other.value && typeof value[key] !== "object" && typeof other.value[key] !== "object" && value[key] !== other.value[key]))
          wrong.add(`[${other.name}] and [${name}] differ in the ${key} of ${kind} ${value.id}`);
      others.push({ name, kind, value });
    }
    for (const [key, one] of Object.entries(value)) look(one, name, kindOf(key, file), file);
  };
  for (const { name, file, body } of answers) look(body, name, kindOf("", file), file);
  return [...wrong];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { file, page, body, strict, walk, feed } = JSON.parse(line);
  const wrong = [];
  const check = (name, value, where) => { if (!ajv.validate(name, value)) wrong.push(...ajv.errors.map(error => `${where}${error.instancePath} ${error.message}`)); };
  if (walk) wrong.push(...astray(walk));
  else if (feed) wrong.push(...atOdds(feed));
  else {
    if (page) {
      check("page", body, "");
      if (!Array.isArray(body.contents)) wrong.push("contents is missing");
      else {
        body.contents.forEach((one, i) => check(base + file, one, `/contents/${i}`));
        wrong.push(...miscounted(body));
      }
    } else check(base + file, body, "");
    wrong.push(...senseless(body, file));
    if (strict) wrong.push(...hollow(body));
  }
  console.log(wrong.length === 0 ? "ok" : wrong.slice(0, 30).join("; "));
}
