// Reads lines of JSON-LD and says of each what OpenActive's own validator finds wrong (failures only), offline.
// node openactive-check.mjs MODULES < LINES; one line out for each line in: "ok" or what is wrong.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "x.js"));
const { validate } = require("@openactive/data-model-validator");
// OpenActive's list of activities knows sports only and is fetched from the web; our kinds are a list of our own. Nothing else is forgiven.
const list = new Set(["use_official_activity_list", "file_not_found", "activity_not_in_activity_list"]);
for await (const line of createInterface({ input: process.stdin })) {
  const found = await validate(JSON.parse(line), { loadRemoteJson: false });
  const wrong = found.filter(one => one.severity === "failure" && !(list.has(one.type) && /^\$\.activity\b/.test(one.path)));
  console.log(wrong.length === 0 ? "ok" : wrong.slice(0, 8).map(one => `${one.path} ${one.message.split("\n")[0]}`).join("; "));
}
