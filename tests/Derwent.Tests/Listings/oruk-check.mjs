// Reads lines {"file": "compiled/service.json", "page": true, "body": …} and says of each whether the published schema accepts it.
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
const page = JSON.parse(readFileSync(join(schemas, "openapi.json"))).components.schemas.Page;
page.required = Object.keys(page.properties);
ajv.addSchema(page, "page");

// Nothing null, nothing empty: the standard leaves out what is not known.
function hollow(value, path = "") {
  if (value === null || value === "") return [`${path} is ${value === null ? "null" : "empty"}`];
  if (Array.isArray(value)) return path.endsWith("/contents") || value.length > 0 ? value.flatMap((one, i) => hollow(one, `${path}/${i}`)) : [`${path} is an empty list`];
  return typeof value === "object" ? Object.entries(value).flatMap(([key, one]) => hollow(one, `${path}/${key}`)) : [];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { file, page, body, strict } = JSON.parse(line);
  const wrong = [];
  const check = (name, value, where) => { if (!ajv.validate(name, value)) wrong.push(...ajv.errors.map(error => `${where}${error.instancePath} ${error.message}`)); };
  if (page) {
    check("page", body, "");
    if (!Array.isArray(body.contents)) wrong.push("contents is missing");
    else body.contents.forEach((one, i) => check(base + file, one, `/contents/${i}`));
  } else check(base + file, body, "");
  if (strict) wrong.push(...hollow(body));
  console.log(wrong.length === 0 ? "ok" : wrong.slice(0, 8).join("; "));
}
