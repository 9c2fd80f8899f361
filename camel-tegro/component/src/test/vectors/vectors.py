"""The same rows as vectors.php, by Python's own means."""
import hashlib
import hmac
import json
import pathlib
from urllib.parse import quote_plus, unquote_to_bytes

path = pathlib.Path(__file__).parent / "../resources/io/github/cameltegro/protocol/cases.json"
cases = json.loads(path.read_text("utf-8"))


def row(*columns):
    print("\t".join(map(str, columns)))


def encode(data):
    if isinstance(data, str):
        data = data.encode()
    return quote_plus(data, safe="").replace("~", "%7E")


def text(value):
    if isinstance(value, bool):
        return "1" if value else "0"
    return "%.14G" % value if isinstance(value, float) else str(value)


def flatten(path, value):
    if value is None:
        return
    if isinstance(value, (dict, list)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, nested in pairs:
            yield from flatten(f"{path}[{key}]", nested)
    else:
        yield f"{encode(path)}={encode(text(value))}"


def query(pairs):
    return "&".join(part for name, value in pairs for part in flatten(name, value))


def md5(canonical, secret):
    return hashlib.md5((canonical + secret).encode()).hexdigest()


for b in range(256):
    row("byte", "%02x" % b, encode(bytes([b])))
for word in cases["encode"]:
    row("encode", word.encode().hex(), encode(word))
for i, case in enumerate(cases["form"]):
    fields = case["fields"]
    signed = sorted((pair for pair in fields.items() if pair[0] != "sign"), key=lambda pair: pair[0].encode())
    canonical = query(signed)
    row("form", i, query(fields.items()), canonical, md5(canonical, case["secret"]))
for i, case in enumerate(cases["received"]):
    pairs = [part.partition("=") for part in case["body"].split("&")]
    pairs = [(unquote_to_bytes(n.replace("+", " ")), unquote_to_bytes(v.replace("+", " "))) for n, _, v in pairs]
    pairs = sorted((pair for pair in pairs if pair[0] != b"sign"), key=lambda pair: pair[0].partition(b"[")[0])
    columns = []
    for kept in pairs, [pair for pair in pairs if pair[1]]:
        canonical = "&".join(f"{encode(name)}={encode(value)}" for name, value in kept)
        columns += canonical, md5(canonical, case["secret"])
    row("received", i, *columns)
SIGNED = {"amount", "currency", "order_id", "shop_id", "test"}
for i, case in enumerate(cases["link"]):
    pairs = case["fields"].items()
    signed = sorted(pair for pair in pairs if pair[0] in SIGNED)
    others = [pair for pair in pairs if pair[0] not in SIGNED]
    row("link", i, query(signed + others + [("sign", md5(query(signed), case["secret"]))]))
for i, case in enumerate(cases["hmac"]):
    row("hmac", i, hmac.new(case["key"].encode(), case["body"].encode(), hashlib.sha256).hexdigest())
