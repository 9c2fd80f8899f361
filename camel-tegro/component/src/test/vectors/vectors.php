<?php
// Prints what PHP itself makes of cases.json: kind, which case (its bytes or its index), then the results.

$cases = json_decode(file_get_contents(__DIR__ . '/../resources/io/github/cameltegro/protocol/cases.json'), true, 512, JSON_THROW_ON_ERROR);

function row(string $kind, string ...$columns): void
{
    echo implode("\t", [$kind, ...$columns]), "\n";
}

for ($b = 0; $b < 256; $b++) {
    row('byte', sprintf('%02x', $b), urlencode(chr($b)));
}
foreach ($cases['encode'] as $text) {
    row('encode', bin2hex($text), urlencode($text));
}
foreach ($cases['form'] as $i => $case) {
    $fields = $case['fields'];
    $query = http_build_query($fields);
    unset($fields['sign']);
    ksort($fields);
    $canonical = http_build_query($fields);
    row('form', (string) $i, $query, $canonical, md5($canonical . $case['secret']));
}
foreach ($cases['received'] as $i => $case) {
    parse_str($case['body'], $fields);
    unset($fields['sign']);
    ksort($fields);
    $canonical = http_build_query($fields);
    $filled = http_build_query(array_filter($fields, fn ($value) => $value !== ''));
    row('received', (string) $i, $canonical, md5($canonical . $case['secret']), $filled, md5($filled . $case['secret']));
}
$signs = array_flip(['amount', 'currency', 'order_id', 'shop_id', 'test']);
foreach ($cases['link'] as $i => $case) {
    $signed = array_intersect_key($case['fields'], $signs);
    ksort($signed);
    $sign = md5(http_build_query($signed) . $case['secret']);
    row('link', (string) $i, http_build_query($signed + array_diff_key($case['fields'], $signs) + ['sign' => $sign]));
}
foreach ($cases['hmac'] as $i => $case) {
    row('hmac', (string) $i, hash_hmac('sha256', $case['body'], $case['key']));
}
