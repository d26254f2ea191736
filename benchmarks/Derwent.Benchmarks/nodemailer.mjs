// node nodemailer.mjs FOLDER PORT MESSAGES CONNECTIONS BYTES: sends newsletters with nodemailer's pool, as its documentation says for many messages.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, port, messages, connections, bytes] = process.argv.slice(2);
const nodemailer = createRequire(join(folder, "x.js"))("nodemailer");
const mail = nodemailer.createTransport({ pool: true, host: "127.0.0.1", port: +port, secure: false, ignoreTLS: true, maxConnections: +connections, maxMessages: Infinity });
const text = "Some words that a coordinator might have written, with a full stop at the end.\r\n".repeat(75);
const html = `<p>${"<b>Some words</b> that a coordinator might have written, with tags around.\r\n<br>".repeat(Math.round((bytes - text.length) / 82))}</p>`;
let next = 0;
const line = async () => {
  while (next < +messages) {
    const n = next++;
    const way = `https://bench.example/newsletter/unsubscribe/${n.toString(16).padStart(58, "0")}`;
    await mail.sendMail({ from: "a@bench.example", to: `reader${n}@bench.example`, subject: "Bench", text: text + way, html: html + way, headers: { "List-Unsubscribe": `<${way}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } });
  }
};
await Promise.all(Array.from({ length: +connections * 2 }, line));
mail.close();
