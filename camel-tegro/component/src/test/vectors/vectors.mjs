// The same rows as vectors.php, by Node's own means.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const input = new URL("../resources/io/github/cameltegro/protocol/cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(input, "utf8"));
const row = (...columns) => console.log(columns.join("\t"));
const md5 = (canonical, secret) => createHash("md5").update(canonical + secret).digest("hex");

function encode(data) {
  let encoded = "";
  for (const byte of Buffer.from(data)) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9._-]/.test(char)) encoded += char;
    else if (char === " ") encoded += "+";
    else encoded += "%" + byte.toString(16).toUpperCase().padStart(2, "0");
  }
  return encoded;
}

function decode(text) {
  const latin1 = text.replaceAll("+", " ").replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(latin1, "latin1");
}

function flatten(path, value) {
  if (value === null) return [];
  if (typeof value === "object") return Object.entries(value).flatMap(([key, nested]) => flatten(`${path}[${key}]`, nested));
  return [`${encode(path)}=${encode(typeof value === "boolean" ? String(Number(value)) : String(value))}`];
}

const query = (pairs) => pairs.flatMap(([name, value]) => flatten(name, value)).join("&");

for (let b = 0; b < 256; b++) row("byte", b.toString(16).padStart(2, "0"), encode([b]));
for (const word of cases.encode) row("encode", Buffer.from(word).toString("hex"), encode(word));
cases.form.forEach(({ secret, fields }, i) => {
  const pairs = Object.entries(fields);
  const signed = pairs.filter(([name]) => name !== "sign").sort((a, b) => Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])));
  row("form", i, query(pairs), query(signed), md5(query(signed), secret));
});
cases.received.forEach(({ secret, body }, i) => {
  const topLevel = (name) => (name.includes("[") ? name.subarray(0, name.indexOf("[")) : name);
  const pairs = body
    .split("&")
    .map((part) => {
      const at = part.indexOf("=");
      return at < 0 ? [decode(part), decode("")] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    })
    .filter(([name]) => !name.equals(Buffer.from("sign")))
    .sort((a, b) => Buffer.compare(topLevel(a[0]), topLevel(b[0])));
  const columns = [pairs, pairs.filter(([, value]) => value.length)].flatMap((kept) => {
    const canonical = kept.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
    return [canonical, md5(canonical, secret)];
  });
  row("received", i, ...columns);
});
const SIGNED = ["amount", "currency", "order_id", "shop_id", "test"];
cases.link.forEach(({ secret, fields }, i) => {
  const signed = SIGNED.filter((name) => name in fields).map((name) => [name, fields[name]]);
  const others = Object.entries(fields).filter(([name]) => !SIGNED.includes(name));
  row("link", i, query([...signed, ...others, ["sign", md5(query(signed), secret)]]));
});
cases.hmac.forEach(({ key, body }, i) => row("hmac", i, createHmac("sha256", key).update(body).digest("hex")));
