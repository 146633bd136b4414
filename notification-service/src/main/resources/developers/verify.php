<?php
// Tells whether a webhook came from the platform (Standard Webhooks 1.0).

/**
 * @param string $secret  as you were given it, whsec_...
 * @param array  $headers of the request, names in lower case
 * @param string $body    as it came: file_get_contents('php://input')
 */
function verify(string $secret, array $headers, string $body, ?int $now = null, int $tolerance = 300): bool
{
    $id = $headers['webhook-id'] ?? '';
    $sent = $headers['webhook-timestamp'] ?? '';
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
    if ($id === '' || $key === false || !preg_match('/^\d+$/D', $sent)) {
        return false;
    }
    if (abs(($now ?? time()) - (int) $sent) > $tolerance) {
        return false; // an old request, sent again by somebody else
    }
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$sent.$body", $key, true));
    $fits = false;
    // While a secret is being rotated there are two signatures: one that fits is enough.
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        $fits = hash_equals($expected, $given) || $fits;
    }
    return $fits;
}

// WEBHOOK_SECRET=whsec_... php verify.php webhook-id=... webhook-timestamp=... < body
if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $headers = [];
    foreach (array_slice($argv, 1) as $argument) {
        [$name, $value] = explode('=', $argument, 2);
        $headers[$name] = $value;
    }
    $fits = verify(getenv('WEBHOOK_SECRET'), $headers, file_get_contents('php://stdin'));
    echo $fits ? "genuine\n" : "refused\n";
    exit($fits ? 0 : 1);
}
